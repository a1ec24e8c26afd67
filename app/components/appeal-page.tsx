import { appealLimits } from "#app/domain/appeal.ts"
import type { AppealMatter } from "#app/domain/appeal.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { isMessageKey } from "#app/i18n/translate.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Notice } from "./notice.tsx"
import { PageHead } from "./page-head.tsx"
import { ProblemSummary } from "./problem-summary.tsx"

export interface ShownMatter {
  kind: AppealMatter
  decidedAt: string
  code: string | null
  subjectKind: ModeratedKind
}

interface AppealPageProps {
  matter: ShownMatter
  /** Why it cannot be appealed; null where it can. */
  refusal: Refusal | null
  answer: ReadAnswer
}

/** Saying why a decision is wrong; or why it cannot be appealed. */
export function AppealPage({ matter, refusal: closed, answer }: AppealPageProps) {
  const { t, refusal } = useLocale()
  const { errors, values } = answer
  return (
    <>
      <PageHead title={t("appeal.title")} lead={t("appeal.lead")} />
      <ProblemSummary errors={errors} refusal={answer.refusal} />
      <section>
        <h2>{t("appeal.against")}</h2>
        <MatterInWords matter={matter} />
      </section>
      {closed ? (
        <Notice kind="legal">{refusal(closed)}</Notice>
      ) : (
        <PostForm submit={t("appeal.submit")}>
          <TextAreaField
            name="words"
            rows={8}
            width="full"
            label={t("appeal.words")}
            hint={t("appeal.words-hint", appealLimits)}
            error={errors["words"]}
            defaultValue={values["words"]}
          />
        </PostForm>
      )}
    </>
  )
}

/** What was decided, of what, when and why. */
export function MatterInWords({ matter }: { matter: ShownMatter }) {
  const { t, day } = useLocale()
  const { kind, decidedAt, code, subjectKind } = matter
  const reason = reasonInWords(code)
  return (
    <p>
      {t(`appeal.matter-${kind}`)}. {kind !== "rejection" && `${t(`report.kind-${subjectKind}`)}. `}
      {reason && `${t("appeal.reason", { reason: t(reason) })}. `}
      {t("appeal.decided-on", { date: day(dayIn(defaultZone, decidedAt)) })}
    </p>
  )
}

function reasonInWords(code: string | null) {
  const nouns = ["rule.", "moderation.reject-", "review.class-"]
  return nouns.map((noun) => noun + (code ?? "")).find(isMessageKey)
}
