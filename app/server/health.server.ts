import { ping } from "#db/connection.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { textAnswer } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"

/** Answers balancers and watchers, by whatever name they call this host. */
export async function health(exchange: Exchange, next: Next): Promise<Answer> {
  if (exchange.url.pathname === "/healthz") return textAnswer(200, "ok\n")
  if (exchange.url.pathname === "/readyz") return readiness(exchange)
  return next()
}

async function readiness({ house }: Exchange): Promise<Answer> {
  try {
    await ping(house.db)
  } catch {
    return textAnswer(503, "The database does not answer.\n")
  }
  const pending = await listPendingMigrations(house.db)
  if (pending.length > 0)
    return textAnswer(503, "The database is not of this version: npm run migrate\n")
  const { state } = house.log
  if (state.name === "closed")
    return textAnswer(
      503,
      `The log is closed (${state.fault}): pages are read, nothing is signed.\n`,
    )
  return textAnswer(200, "ready\n")
}
