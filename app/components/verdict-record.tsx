import type { CodingTask } from "#app/domain/coding-need.ts"
import type { Rating } from "#app/domain/rating.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { CodingAnswers } from "./coding-answers.tsx"
import type { ShownAnswer } from "./coding-answers.tsx"

interface RecordedVerdict {
  id: number
  number: number
  rating: Rating
  at: string
  codeBookVersion: number
}

interface RecordedCoding extends ShownAnswer {
  verdictId: number
  task: CodingTask
  coder: string | null
  organization: { name: string } | null
}

interface VerdictRecordProps {
  /** The one in force first. */
  verdicts: readonly RecordedVerdict[]
  codings: readonly RecordedCoding[]
}

/** Of each verdict the answers that it was made of, the decision between them, and the code book's version. */
export function VerdictRecord({ verdicts, codings }: VerdictRecordProps) {
  const { t, day } = useLocale()
  const [current, ...earlier] = verdicts
  if (!current) return null
  return (
    <section>
      <h2>{t("coding.record")}</h2>
      <Making verdict={current} codings={codings} />
      {earlier.length > 0 && <h3>{t("coding.earlier-title")}</h3>}
      {earlier.map((verdict) => (
        <details key={verdict.id} className="code-book">
          <summary>
            {t("coding.earlier", {
              number: verdict.number,
              rating: t(`rating.${verdict.rating}`),
              date: day(dayIn(defaultZone, verdict.at)),
            })}
          </summary>
          <Making verdict={verdict} codings={codings} />
        </details>
      ))}
    </section>
  )
}

function Making({
  verdict,
  codings,
}: {
  verdict: RecordedVerdict
  codings: readonly RecordedCoding[]
}) {
  const { t } = useLocale()
  const own = codings.filter(({ verdictId }) => verdictId === verdict.id)
  const blind = own.filter(({ task }) => task === "code")
  const isDecided = own.some(({ task }) => task === "adjudicate")
  const answers = own.map((coding) => ({
    ...coding,
    heading:
      coding.task === "adjudicate"
        ? t("coding.decision")
        : t("coding.coder", { code: coding.coder ?? "—" }),
    notes: [
      coding.task === "adjudicate" && coding.coder && t("coding.coder", { code: coding.coder }),
      coding.organization?.name,
      coding.rating !== verdict.rating && t("coding.dissent"),
    ].flatMap((note) => note || []),
  }))
  return (
    <>
      <p>
        {isDecided
          ? t("coding.record-decided")
          : blind.length > 1
            ? t("coding.record-agreed", { count: blind.length })
            : t("coding.record-old")}{" "}
        {t("record.code-book", { version: verdict.codeBookVersion })}.
      </p>
      <CodingAnswers answers={answers} />
    </>
  )
}
