import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { accessFor } from "#app/auth/route-access.ts"
import { routeTable } from "#app/auth/route-table.ts"
import { mayDo, roles, rolesThatMay } from "#app/domain/access.ts"
import type { Actor, Deed, Role } from "#app/domain/access.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { untilNotBusy } from "#tests/support/patient.ts"
import { addressOf, sampleObjects } from "./sample-objects.ts"
import type { Sample } from "./sample-objects.ts"

/*
 * Every route, asked by everybody in every way, against the running site: what comes back is what the
 * access table says. Whose object it is, is asked of the objects that the demo's people own.
 */

type Asker = Role | "nobody"

const askers: readonly Asker[] = ["nobody", ...roles]
const methods = ["GET", "POST"] as const
/** HEAD is answered as GET, and no page takes the others: asked by nobody and by the mightiest alone. */
const others = ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"] as const
const player: Readonly<Record<Role, string>> = {
  constituent: "constituent-1",
  deputy: "deputy",
  delegate: "delegate",
  watchdog: "watchdog-1",
  moderator: "moderator-1",
  auditor: "auditor-1",
  collector: "collector-1",
  operator: "operator-1",
}

let app: App
let sample: Sample
const cookies = new Map<Asker, string>()
let asked = 0

beforeAll(async () => {
  app = await startApp({
    script: "scripts/demo.ts",
    env: { TRUSTED_PROXY: "127.0.0.1,::1" },
  })
  sample = await sampleObjects(app.db)
  for (const role of roles) cookies.set(role, await signIn(role))
}, 180_000)

afterAll(async () => {
  await app.stop()
  console.log(`matrix: ${String(asked)} requests asked and answered as the table says`)
})

/** Ends a session or an account: asked last, by somebody whom nothing else needs. */
const ending = ["/:lang/session/end", "/:lang/account/sessions/end", "/demo/sign-in/:name"]

describe.each(Object.keys(routeTable))("%s", (pattern) => {
  test.skipIf(ending.includes(pattern))("answers each role as the table says", async () => {
    const wrong = await Promise.all(askers.map((asker) => wrongAnswers(asker, pattern)))
    expect(wrong.flat()).toEqual([])
  })
})

/** Asks for an address in every way and answers what came back against the table. */
async function wrongAnswers(asker: Asker, pattern: string): Promise<string[]> {
  const wrong: string[] = []
  const isEnough = asker === "nobody" || asker === "operator"
  for (const method of isEnough ? [...methods, ...others] : methods) {
    const status = await ask(asker, method, addressOf(pattern, sample))
    const due = expected(pattern, asker, method)
    if (!due.holds(status)) wrong.push(`${asker} ${method}: ${String(status)}, not ${due.word}`)
  }
  return wrong
}

describe("what ends a session", () => {
  test.each(ending.slice(0, 2))("%s is for those who have one", async (pattern) => {
    const path = addressOf(pattern, sample)
    expect(await ask("nobody", "POST", path)).toBe(303)
    for (const role of roles) {
      const cookie = await signIn(role)
      expect((await answerTo("POST", path, cookie)).status).toBe(303)
      const after = await answerTo("GET", "/en/account", cookie)
      expect(after.status).toBe(pattern.endsWith("/session/end") ? 303 : 200)
    }
  })
})

describe("another's object", () => {
  test("of the deeds that the table ties to an own one is refused to all but its owner", async () => {
    // Sessions were ended above.
    for (const role of roles) cookies.set(role, await signIn(role))
    const objects = await ownedObjects()
    const wrong: string[] = []
    for (const { deed, path, owners } of objects) {
      for (const role of rolesThatMay(deed)) {
        const actor = await actorOf(role)
        const owns = mayDo(actor, deed, owners)
        const status = await ask(role, "GET", path)
        const refused = status === 403 || status === 404
        if (refused === owns)
          wrong.push(`${role} ${path}: ${String(status)}, owner: ${String(owns)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(objects.length).toBeGreaterThan(5)
  })
})

interface Due {
  readonly word: string
  holds(status: number): boolean
}

/** What the table says to an asker: the gate's own answers exactly, behind it anything but those. */
function expected(pattern: string, asker: Asker, method: string): Due {
  if (pattern === "*") return { word: "404", holds: (status) => status === 404 || status === 405 }
  const rule = accessFor(addressOf(pattern, sample), method)
  if (rule === undefined) return is(405)
  if (rule === "public") return behind()
  if (asker === "nobody") return is(303)
  if (rule === "personal") return behind()
  if (!rolesThatMay(rule).includes(asker)) return is(403)
  return isTied(rule, asker) ? { word: "no fault", holds: isAnswer } : behind()
}

function is(wanted: number): Due {
  return { word: String(wanted), holds: (status) => status === wanted }
}

/** Let through by the gate: whatever the page says of the object, but never a closed door. */
function behind(): Due {
  return {
    word: "let through",
    holds: (status) => isAnswer(status) && status !== 401 && status !== 403,
  }
}

function isAnswer(status: number): boolean {
  return status >= 200 && status < 500
}

/** Of these the role opens the door, and the organisation or the kind of proposal decides behind it. */
const decidedBehind: readonly Deed[] = [
  "organization.manage",
  "approval.see",
  "pledge.revise",
  "evidence.revise",
]

/** Whether a deed is open to a role for some objects alone: then a closed door may be right. */
function isTied(deed: Deed, role: Role): boolean {
  return !mayDo({ id: 1, role, personId: 1 }, deed, {}) || decidedBehind.includes(deed)
}

async function actorOf(role: Role): Promise<Actor> {
  const { accountOf } = await people()
  const row = accountOf(player[role])
  return { id: row.id, role, personId: row.person_id }
}

async function people() {
  const accounts = await app.db.read
    .selectFrom("account")
    .select(["id", "role", "person_id", "display_name"])
    .orderBy("id")
    .execute()
  function accountOf(name: string) {
    const role = name.replace(/-\d$/, "")
    const found = accounts.find((account) => account.role === role)
    if (!found) throw new Error(`nobody is ${name}`)
    return found
  }
  return { accountOf }
}

interface Owned {
  readonly deed: Deed
  readonly path: string
  readonly owners: { readonly personId?: number; readonly accountId?: number }
}

/** Promises and petitions, of the demo's people and of others. */
async function ownedObjects(): Promise<Owned[]> {
  const pledges = await app.db.read
    .selectFrom("pledge")
    .select(["public_id", "person_id"])
    .orderBy("id")
    .limit(60)
    .execute()
  const petitions = await app.db.read
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select([
      "petition.public_id",
      "petition.proponent_id",
      "petition.state",
      "membership.person_id",
    ])
    .where("petition.state", "not in", ["removed", "draft"])
    .execute()
  return [
    ...pledges.map(({ public_id, person_id }) => ({
      deed: "claim.make" as const,
      path: `/en/promises/${public_id}/claims/new`,
      owners: { personId: person_id },
    })),
    ...petitions.flatMap(({ public_id, proponent_id, person_id }) => [
      {
        deed: "petition.withdraw" as const,
        path: `/en/petitions/${public_id}/withdrawal`,
        owners: { accountId: proponent_id },
      },
      {
        deed: "petition.reply" as const,
        path: `/en/office/petitions/${public_id}/reply`,
        owners: { personId: person_id },
      },
    ]),
  ]
}

async function signIn(role: Role): Promise<string> {
  const answer = await untilNotBusy(() =>
    fetch(`${app.origin}/demo/sign-in/${player[role]}`, {
      redirect: "manual",
      headers: { "x-forwarded-for": nextAddress() },
    }),
  )
  const cookie = sessionIn(answer)
  if (cookie === undefined) throw new Error(`no session for ${role}: ${String(answer.status)}`)
  return cookie
}

async function ask(asker: Asker, method: string, path: string): Promise<number> {
  const answer = await answerTo(method, path, cookies.get(asker))
  // Whoever changes a proof of who they are goes on in a session of another name.
  const renewed = sessionIn(answer)
  if (renewed !== undefined && cookies.has(asker)) cookies.set(asker, renewed)
  return answer.status
}

/** The session that an answer gives; none is given by one that ends it. */
function sessionIn(answer: Response): string | undefined {
  const line = answer.headers.getSetCookie().find((cookie) => /sid=[^;]/.test(cookie))
  return line?.split(";")[0]
}

/** Each request comes from an address of its own: how often one may ask is tried elsewhere. */
async function answerTo(
  method: string,
  path: string,
  cookie: string | undefined,
): Promise<Response> {
  asked += 1
  const answer = await untilNotBusy(() => sendOnce(method, path, cookie))
  await answer.arrayBuffer()
  return answer
}

function sendOnce(method: string, path: string, cookie: string | undefined): Promise<Response> {
  return fetch(app.origin + path, {
    method,
    redirect: "manual",
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      "x-forwarded-for": nextAddress(),
      "sec-fetch-site": "same-origin",
      ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(method === "POST" ? { body: "" } : {}),
  })
}

let addresses = 0

function nextAddress(): string {
  addresses += 1
  return `10.${String((addresses >> 16) & 255)}.${String((addresses >> 8) & 255)}.${String(addresses & 255)}`
}
