import type { Confidence } from "#app/domain/verdict.ts"
import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { RatingBadge } from "./rating-badge.tsx"
import { UserText } from "./user-text.tsx"
import { langOf } from "./words.tsx"
import { TongueMark } from "./tongue.tsx"

export interface ShownAnswer {
  publicId: string
  rating: Rating
  confidence: Confidence
  reason: string
  lang: string
  clauses: readonly number[]
}

interface CodingAnswersProps {
  answers: readonly (ShownAnswer & {
    /** Who gave it, where that is told. */
    heading: string
    /** Beside the confidence: the organisation, or that it differs. */
    notes?: readonly string[]
  })[]
}

/** Answers that were given blind, side by side. */
export function CodingAnswers({ answers }: CodingAnswersProps) {
  return (
    <ul className="answers">
      {answers.map(({ heading, notes = [], ...answer }) => (
        <li key={answer.publicId}>
          <Answer answer={answer} heading={heading} notes={notes} />
        </li>
      ))}
    </ul>
  )
}

interface AnswerProps {
  answer: ShownAnswer
  heading: string
  notes: readonly string[]
}

function Answer({ answer, heading, notes }: AnswerProps) {
  const { t, quote } = useLocale()
  const { rating, confidence, reason, lang, clauses } = answer
  const meta = [
    ...notes,
    t(`coding.confidence-${confidence}`),
    clauses.length > 0 && `${t("coding.applied")}: ${clauses.join(", ")}`,
  ]
  return (
    <>
      <h3 className="answer-heading" translate="no">
        {heading}
      </h3>
      <RatingBadge rating={rating} />
      <blockquote className="answer-reason" lang={langOf(reason, lang)}>
        <UserText text={quote(reason)} />
      </blockquote>
      <p className="meta">
        <TongueMark lang={langOf(reason, lang)} />
      </p>
      <p className="meta" translate="no">
        {meta.filter(Boolean).join(" · ")}
      </p>
    </>
  )
}
