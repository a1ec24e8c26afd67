import { admitBearer } from "#app/domain/api-token.server.ts"
import type { Bearer } from "#app/domain/api-token.server.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { refusalSentence } from "#app/i18n/refusal.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { problemAnswer } from "./answer.server.ts"
import type { ApiAnswer } from "./answer.server.ts"
import { problemOfStatus } from "./problem.ts"
import type { ApiProblem, ProblemCode } from "./problem.ts"
import { readBody } from "./read-body.ts"
import type { Write } from "./write.ts"
import { writes } from "./writes.server.ts"

/** What a program sent. */
export interface WriteRequest {
  readonly house: House
  readonly now: Instant
  readonly lang: Lang
  readonly pathname: string
  readonly authorization: string | undefined
  readonly idempotencyKey: string | undefined
  readonly contentType: string | undefined
  readonly body: Buffer
}

/** The write of an address; undefined where it can only be read. */
export function findWrite(pathname: string): Write | undefined {
  return writes.find(({ path }) => path === pathname)
}

/** Refusals that a program meets where another was faster, or it asks for what stands already. */
const conflicts: readonly string[] = [
  ...["already-recorded", "vote-linked-already", "action-linked-already"],
]

/** A key of the header: what the draft allows between quotation marks, or without them. */
const keyForm = /^"?([\x21\x23-\x7e]{1,128})"?$/

/**
 * Makes what answers writes. A request whose key is being served is told so (409); each is done once, and who
 * asks again under the same key gets the same answer with `Idempotency-Replayed`.
 */
export function writeAnswers(): (write: Write, request: WriteRequest) => Promise<ApiAnswer> {
  const inFlight = new Set<string>()

  return async function answerWrite(write, request) {
    const { house, now, lang } = request
    const secret = /^Bearer ([\w-]{20,100})$/i.exec(request.authorization ?? "")?.[1]
    if (secret === undefined) return unauthorized(lang)
    const admitted = await admitBearer(house.db, secret, write.scope, now)
    if (!admitted.ok) {
      return admitted.refusal.code === "scope-missing"
        ? said(lang, 403, "scope-missing", write.scope)
        : unauthorized(lang)
    }
    const key = keyForm.exec(request.idempotencyKey ?? "")?.[1]
    if (key === undefined) return said(lang, 400, "idempotency-key-needed")
    const serving = `${String(admitted.value.token.id)} ${key}`
    if (inFlight.has(serving)) return said(lang, 409, "request-in-progress")
    inFlight.add(serving)
    try {
      return await answerOnce(write, request, admitted.value, key)
    } finally {
      inFlight.delete(serving)
    }
  }
}

async function answerOnce(
  write: Write,
  request: WriteRequest,
  bearer: Bearer,
  key: string,
): Promise<ApiAnswer> {
  const { house, now, lang, contentType = "" } = request
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    return problemAnswer(lang, problemOfStatus(415))
  }
  const read = readBody(lang, request.body, write.body)
  if (!read.ok) return problemAnswer(lang, read.problem, read.problem.extra)
  const fingerprint = sha256(canonicalJson([write.path, read.sent]))
  const deed = { db: house.db, bearer, key, fingerprint, now }
  const outcome = await write.run(deed, read.value as never)
  if (!outcome.ok) return refused(lang, outcome.refusal)
  const { publicId, again } = outcome.value
  const address = `${house.origin}${write.path}/${publicId}`
  const answer = problemFree({ data: { id: publicId, self: address } })
  const replayed = again ? { "idempotency-replayed": "true" } : {}
  return { ...answer, headers: { ...answer.headers, location: address, ...replayed } }
}

function problemFree(body: unknown): ApiAnswer {
  return {
    status: 201,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify(body),
  }
}

function refused(lang: Lang, refusal: Refusal): ApiAnswer {
  if (refusal.code === "key-reused") return said(lang, 422, "key-reused")
  const status = conflicts.includes(refusal.code) ? 409 : 422
  const detail = refusalSentence(lang, refusal)
  return problemAnswer(lang, { status, code: "refused" }, { detail, reason: refusal.code })
}

/** RFC 6750, section 3: what is wrong with a token is told to nobody. */
function unauthorized(lang: Lang): ApiAnswer {
  const answer = said(lang, 401, "unauthorized")
  return { ...answer, headers: { ...answer.headers, "www-authenticate": 'Bearer realm="Uade"' } }
}

function said(lang: Lang, status: number, code: ProblemCode, parameter?: string): ApiAnswer {
  const problem: ApiProblem = { status, code, parameter }
  return problemAnswer(lang, problem)
}
