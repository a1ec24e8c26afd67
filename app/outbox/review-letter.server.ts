import { z } from "zod"
import { invalidationClasses } from "#app/domain/removal-condition.ts"
import type { Letter } from "#app/emails/letter.ts"
import { signatureInvalidated, signatureQuestion } from "#app/emails/signature-review.ts"
import { langs } from "#app/i18n/lang.ts"
import type { LetterHouse } from "./letter-writers.server.ts"

const Question = z.object({
  email: z.string(),
  lang: z.enum(langs),
  title: z.string(),
  secret: z.string(),
})

const Invalidated = Question.extend({
  measure: z.enum(["invalidated", "held"]),
  reason: z.enum(invalidationClasses),
})

interface Written {
  readonly to: string
  readonly letter: Letter
}

/** The letter to a signer whose signature two moderators left out of the count or set aside. */
export function invalidatedLetter(house: LetterHouse, sent: unknown): Promise<Written> {
  const { email, ...payload } = Invalidated.parse(sent)
  return Promise.resolve({ to: email, letter: signatureInvalidated(payload, house) })
}

/** The letter to a signer whom the lot of an audit fell on. */
export function questionLetter(house: LetterHouse, sent: unknown): Promise<Written> {
  const { email, ...payload } = Question.parse(sent)
  return Promise.resolve({ to: email, letter: signatureQuestion(payload, house) })
}
