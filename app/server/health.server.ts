import type { House } from "#app/context.server.ts"
import { textAnswer } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { concerning } from "#app/server/concerning.server.ts"
import type { Doorkeeper } from "#app/server/exchange.server.ts"
import { ping } from "#db/connection.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { findHead } from "#db/queries/log.server.ts"

/** Whether the site is being stopped. */
export interface Leaving {
  isBegun: boolean
}

/** Answers balancers and watchers, by whatever name they call this host. */
export function health(leaving: Leaving = { isBegun: false }): Doorkeeper {
  return concerning(
    ({ url }) => url.pathname === "/healthz" || url.pathname === "/readyz",
    async function health({ house, url }) {
      return url.pathname === "/readyz" ? readiness(house, leaving) : textAnswer(200, "ok\n")
    },
  )
}

interface Finding {
  readonly says: string
  readonly isReady: boolean
}

/**
 * A line for each thing that must be in order. What an operator stopped for all is said and is no reason to send
 * readers elsewhere: every node says the same.
 */
async function readiness(house: House, { isBegun }: Leaving): Promise<Answer> {
  const findings = isBegun ? [{ says: "stopping", isReady: false }] : await findingsOf(house)
  const isReady = findings.every((finding) => finding.isReady)
  const lines = [...(isReady ? ["ready"] : []), ...findings.map(({ says }) => says)]
  return textAnswer(isReady ? 200 : 503, lines.map((line) => `${line}\n`).join(""))
}

async function findingsOf(house: House): Promise<Finding[]> {
  const database = await databaseOf(house)
  if (!database.isReady) return [database, standingOf(house)]
  return [database, await schemaOf(house), await logOf(house), standingOf(house)]
}

async function databaseOf({ db }: House): Promise<Finding> {
  try {
    await ping(db)
    return { says: "The database answers.", isReady: true }
  } catch {
    return { says: "The database does not answer.", isReady: false }
  }
}

async function schemaOf({ db }: House): Promise<Finding> {
  const pending = await listPendingMigrations(db)
  return pending.length > 0
    ? { says: "The database is not of this version: npm run migrate", isReady: false }
    : { says: "The database is of this version.", isReady: true }
}

async function logOf({ db, log }: House): Promise<Finding> {
  const { state } = log
  if (state.name === "closed") {
    const says = `The log is closed (${state.fault}): pages are read, nothing is signed.`
    return { says, isReady: false }
  }
  const head = await findHead(db.read).catch(() => undefined)
  const size = head ? `${String(head.size)} leaves` : "not begun"
  return { says: `The log is ${state.name}: ${size}.`, isReady: true }
}

function standingOf({ standing }: House): Finding {
  const { readOnly, stops } = standing.shown()
  const stopped = Object.keys(stops)
  const stands = stopped.length > 0 ? ` Stopped: ${stopped.join(", ")}.` : ""
  return readOnly === null
    ? { says: `It is read and written.${stands}`, isReady: true }
    : { says: `It is only read (${readOnly}).${stands}`, isReady: readOnly === "operator" }
}
