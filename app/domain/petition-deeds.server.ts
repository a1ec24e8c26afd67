import type { Actor } from "./access.ts"
import { moving } from "./petition-move.server.ts"
import type { DeedRefusal, Move, Moved } from "./petition-move.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { replyLimits } from "./petition-text.ts"
import { decideLength } from "./text.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"

export type { DeedRefusal, Moved } from "./petition-move.server.ts"

/** What a deputy answers: a text that stands beside the grounds, or that there will be none. */
export type Reply =
  | { readonly outcome: "given"; readonly text: string; readonly lang: Lang }
  | { readonly outcome: "declined" }

/** Takes the deputy's reply in the reply window; signing opens with it. */
export function replyToPetition(
  house: PetitionHouse,
  petitionId: string,
  reply: Reply,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal | "reply-too-short" | "reply-too-long">> {
  if (reply.outcome === "declined") {
    return answer(house, petitionId, actor, now, { reply_outcome: "declined", replied_at: now })
  }
  const text = decideLength("reply", reply.text, replyLimits)
  if (!text.ok) return Promise.resolve(text)
  return answer(house, petitionId, actor, now, {
    reply_outcome: "given",
    reply_text: text.value,
    reply_lang: reply.lang,
    replied_at: now,
  })
}

/** Takes a petition back: its author alone, while it is not over. */
export function withdrawPetition(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal>> {
  const move: Move = { deed: "petition.withdraw", by: "proponent", to: () => "withdrawn" }
  return commit(house.db, moving(house, petitionId, actor, now, move))
}

function answer(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
  change: PetitionChange,
): Promise<Outcome<Moved, DeedRefusal>> {
  const move: Move = { deed: "petition.reply", by: "deputy", to: () => "open", change }
  return commit(house.db, moving(house, petitionId, actor, now, move))
}
