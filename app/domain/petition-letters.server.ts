import { beforeOpeningStates, closingStates } from "./petition-state.ts"
import type { PetitionState, PetitionStep } from "./petition.ts"
import { newPublicId } from "./public-id.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { listAccountsOf } from "#db/queries/account-address.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { changePetition } from "#db/queries/petition-changes.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { findPetitionRefusal, findReply, listGrounds } from "#db/queries/petition-story.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { deletePetitionRequest, insertReplyRequest } from "#db/queries/reply-requests.server.ts"
import type { Trx } from "#db/schema.ts"

type Told = Pick<PetitionStep, "from" | "to" | "by" | "at">

/**
 * Writes to the deputy and the author about the state that a petition has entered. Seconders are told
 * where their signatures are let go (signature-release.server.ts).
 */
export async function tell(
  keys: Keys,
  trx: Trx,
  petition: StoredPetition,
  step: Told,
): Promise<void> {
  const { personId } = await getSeat(trx, petition.membershipId)
  const deputies = await listAccountsOf(trx, personId)
  switch (step.to) {
    case "reply-window":
      await askForReply(keys, trx, petition, { personId, deputies }, step.at)
      break
    case "open":
      if (beforeOpeningStates.includes(step.from))
        await tellOpened(keys, trx, petition, deputies, step.at)
      break
    case "draft":
      // Before the reply window the deputy has heard nothing of it.
      if (step.from === "reply-window") {
        await deletePetitionRequest(trx, petition.id)
        await write(keys, trx, "reply-not-needed", deputies, petition, {}, step.at)
      }
      break
    case "closed-reached":
    case "closed-not-reached": {
      if (!closingStates.includes(step.from)) break
      const both = [petition.proponentId, ...deputies]
      return write(keys, trx, "petition-closed", both, petition, {}, step.at)
    }
    default:
      break
  }
  if (step.by !== "proponent") await tellAuthor(keys, trx, petition, step)
}

/** The draft grounds, word for word, and the last day. How many could be written to is noted: none is said so. */
async function askForReply(
  keys: Keys,
  trx: Trx,
  petition: StoredPetition,
  { personId, deputies }: { readonly personId: number; readonly deputies: readonly number[] },
  at: Instant,
): Promise<void> {
  const replyRequest = newPublicId()
  if (deputies.length > 0) {
    const request = { publicId: replyRequest, personId, petitionId: petition.id, at }
    await insertReplyRequest(trx, request)
  }
  const { replyDueOn, title, statement } = petition
  const grounds = (await listGrounds(trx, petition.id)).map(({ text }) => text)
  const asked = {
    lastDay: replyDueOn,
    title,
    statement,
    grounds,
    basis: petition.lawBasis,
    replyRequest,
  }
  await changePetition(trx, petition.id, { reply_notified: deputies.length })
  await write(keys, trx, "reply-request", deputies, petition, asked, at)
}

async function tellOpened(
  keys: Keys,
  trx: Trx,
  petition: StoredPetition,
  deputies: readonly number[],
  at: Instant,
): Promise<void> {
  const opened = { lastDay: petition.closesOn, basis: petition.lawBasis }
  await write(keys, trx, "petition-opened", deputies, petition, opened, at)
}

/** What the author hears: the state, by which rule and in what words it was rejected, what the deputy replied. */
async function tellAuthor(
  keys: Keys,
  trx: Trx,
  petition: StoredPetition,
  { from, to, at }: Told,
): Promise<void> {
  const refusal = to === "rejected" ? await findPetitionRefusal(trx, petition.id) : undefined
  const reply =
    to === "open" && from === "reply-window" ? await findReply(trx, petition.id) : undefined
  const news = {
    state: to,
    reason: refusal?.details ?? null,
    code: refusal?.code ?? (to === "draft" && !isOver(from) ? "ground-fell" : null),
    reply: reply ? { outcome: reply.outcome, text: reply.text } : null,
  }
  await write(keys, trx, "petition-news", [petition.proponentId], petition, news, at)
}

/** An upheld appeal leads back from here. */
function isOver(state: PetitionState): boolean {
  return state === "rejected" || state === "removed"
}

async function write(
  keys: Keys,
  trx: Trx,
  kind: string,
  accounts: readonly number[],
  { publicId }: StoredPetition,
  rest: Readonly<Record<string, unknown>>,
  at: Instant,
): Promise<void> {
  for (const accountId of accounts) {
    await enqueue(trx, keys, kind, { accountId, petition: publicId, ...rest }, at)
  }
}
