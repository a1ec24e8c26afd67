import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { answerDueOn } from "./data-request.ts"
import type { AskedOutcome, AskedPlace } from "./data-request.ts"
import { parseEmailAddress } from "./email-address.ts"
import type { EmailRefusal } from "./email-address.ts"
import { homeCalendar } from "./home-calendar.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import {
  insertDataRequest,
  listAskedSince,
  lockDataRequest,
  settleDataRequest,
} from "#db/queries/data-requests.server.ts"
import type { StoredDataRequest } from "#db/queries/data-requests.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"

type AskHouse = Pick<House, "db" | "keys">

/** What somebody asks who has no account and signed nothing: where they think they are, and what they wish. */
export interface Asked {
  readonly place: AskedPlace
  readonly words: string
  readonly email: string
  readonly lang: Lang
}

/** Of whom a button was pressed twice within this time, one request is kept. */
const pressedTwice = hour

/** Takes a request about data, from anybody. Words and address are sealed at once; sent twice, it is one. */
export async function askAboutData(
  { db, keys }: AskHouse,
  { place, words, email, lang }: Asked,
  now: Instant,
): Promise<Outcome<undefined, EmailRefusal>> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const publicId = newPublicId()
  return commit(db, async (trx) => {
    const { address } = parsed.value
    const lately = await listAskedSince(trx, place, later(now, -pressedTwice))
    if (lately.some((request) => says(keys, request, words, address))) return accept(undefined)
    await insertDataRequest(trx, {
      ...{ publicId, place, lang, askedAt: now, dueOn: answerDueOn(now, homeCalendar) },
      wordsSealed: seal(keys, publicId, "words", words),
      emailSealed: seal(keys, publicId, "email", address),
    })
    return accept(undefined)
  })
}

/** What a request and its answer say; undefined where their time was over. */
export function wordsOfRequest(
  keys: Keys,
  { publicId, wordsSealed, answerSealed }: StoredDataRequest,
): { readonly words: string; readonly answer: string | null } | undefined {
  if (wordsSealed === null) return undefined
  const answer = answerSealed && open(keys, publicId, "answer", answerSealed)
  return { words: open(keys, publicId, "words", wordsSealed), answer }
}

export type AnswerRefusal = "not-yours" | "no-such-request" | "request-answered"

/** Answers a request, once: by letter to who asked, in the words of the operator. The trail has what was done. */
export function answerRequest(
  house: AskHouse,
  publicId: string,
  { outcome, answer }: { readonly outcome: AskedOutcome; readonly answer: string },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, AnswerRefusal>> {
  const { db, keys } = house
  const attempt = {
    deed: "data.answer",
    subjectKind: "data-request",
    subject: publicId,
    details: { outcome },
  } as const
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof answerRequest> => {
    if (!mayDo(actor, "data.answer")) return refuse("not-yours")
    const request = await lockDataRequest(trx, db.engine, publicId)
    if (!request) return refuse("no-such-request")
    if (request.answeredAt !== null || request.emailSealed === null)
      return refuse("request-answered")
    const answerSealed = seal(keys, publicId, "answer", answer)
    await settleDataRequest(trx, request.id, { outcome, answerSealed, at: now, by: actor.id })
    const email = open(keys, publicId, "email", request.emailSealed)
    const letter = { email, lang: request.lang, outcome, answer, askedOn: todayAt(request.askedAt) }
    await enqueue(trx, keys, "data-answer", letter, now)
    return accept(undefined)
  })
}

function says(keys: Keys, request: StoredDataRequest, words: string, email: string): boolean {
  const { publicId, wordsSealed, emailSealed } = request
  if (wordsSealed === null || emailSealed === null) return false
  const isSame = open(keys, publicId, "email", emailSealed) === email
  return isSame && open(keys, publicId, "words", wordsSealed) === words
}

type Part = "words" | "email" | "answer"

function seal(keys: Keys, publicId: string, part: Part, text: string): Buffer {
  return keys.seal(Buffer.from(text), `data request ${part} ${publicId}`)
}

function open(keys: Keys, publicId: string, part: Part, sealed: Buffer): string {
  return keys.open(sealed, `data request ${part} ${publicId}`).toString("utf8")
}
