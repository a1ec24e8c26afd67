import type { RequestContext, SignedIn } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { todayAt } from "#app/lib/zone.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { makeHouse } from "#tests/support/house.ts"
import { ruleSets as shipped } from "#tests/support/rule-sets.ts"

/** What a route's loader or action is called with, without Remix around it. */
export interface Asked {
  readonly request: Request
  readonly params: Record<string, string>
  readonly context: RequestContext
}

interface Visit {
  readonly db: Db
  readonly account: Row<"account"> | null
  readonly path: string
  readonly params?: Record<string, string>
  readonly now?: Instant
  readonly lang?: Lang
  readonly ruleSets?: RequestContext["house"]["ruleSets"]
}

/** A visit to a page. */
export function visit({ path, params = {}, ...who }: Visit): Asked {
  return { request: new Request(`https://uade.example${path}`), params, context: contextOf(who) }
}

/** A form posted to a page's own address; a field given as a list is sent once for each value. */
export function post(
  { path, params = {}, ...who }: Visit,
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Asked {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value ?? []].flat()) body.append(name, one)
  }
  const request = new Request(`https://uade.example${path}`, { method: "POST", body })
  return { request, params, context: contextOf(who) }
}

/** What the visitor gets: the status, where to go on, and what the page is given to show. */
export interface Got {
  readonly status: number
  readonly location: string | null
  readonly data: unknown
}

/** Runs a loader or an action and reads its answer, also one that it throws. */
export async function answerOf(
  handler: (asked: never) => Promise<unknown>,
  asked: Asked,
): Promise<Got> {
  const answer = await handler(asked as never).catch((thrown: unknown) => {
    if (thrown instanceof Response || isWithInit(thrown)) return thrown
    throw thrown
  })
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get("location"), data: null }
  }
  if (isWithInit(answer)) {
    return { status: answer.init?.status ?? 200, location: null, data: answer.data }
  }
  return { status: 200, location: null, data: answer }
}

function isWithInit(
  answer: unknown,
): answer is { data: unknown; init: { status?: number } | null } {
  return typeof answer === "object" && answer !== null && "data" in answer && "init" in answer
}

function contextOf({
  db,
  account,
  now = "2026-11-24T06:00:00.000Z",
  lang = "en",
  ruleSets = shipped,
}: Omit<Visit, "path" | "params">) {
  const who = account && signedIn(account)
  return {
    house: makeHouse(db, { now, ruleSets }),
    db,
    account: who,
    session: null,
    ofReader: (question) => question(who),
    standing: { readOnly: null, stops: {} },
    now,
    today: todayAt(now),
    lang,
    network: "203.0.113/24",
    requestId: "test",
    report: (fault: unknown) => {
      throw fault
    },
  } satisfies RequestContext
}

function signedIn(row: Row<"account">): SignedIn {
  return {
    id: row.id,
    publicId: row.public_id,
    role: row.role as SignedIn["role"],
    displayName: row.display_name,
    personId: row.person_id,
    organizationId: row.organization_id,
  }
}
