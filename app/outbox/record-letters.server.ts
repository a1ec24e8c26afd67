import { z } from "zod"
import { evidenceConfirmation, evidenceJudged } from "#app/emails/evidence.ts"
import { findingReplyAsked, ticketAnswered } from "#app/emails/to-deputy.ts"
import { offerReasons } from "#app/domain/evidence-offer.ts"
import { ticketOutcomes } from "#app/domain/ticket.ts"
import { letter, letterToAccount, toAddress, toOwner } from "./letter-writers.server.ts"

const judged = z.object({
  decision: z.enum(["accepted", "refused"]),
  reason: z.enum(offerReasons),
  words: z.string().nullable(),
  promise: z.string(),
})

/** Letters about promises: to who sends evidence, and to deputies. */
export const recordLetters = {
  "evidence-confirmation": letter(toAddress.extend({ link: z.string() }), evidenceConfirmation),
  "evidence-judged": letterToAccount(toOwner.extend(judged.shape), evidenceJudged),
  "evidence-judged-by-letter": letter(toAddress.extend(judged.shape), evidenceJudged),
  "finding-reply-asked": letterToAccount(
    toOwner.extend({ promise: z.string() }),
    findingReplyAsked,
  ),
  "ticket-answered": letterToAccount(
    toOwner.extend({ outcome: z.enum(ticketOutcomes), reason: z.string(), promise: z.string() }),
    ticketAnswered,
  ),
} as const
