import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { Notice } from "./notice.tsx"
import { PageHead } from "./page-head.tsx"
import { petitionPath } from "./paths.ts"
import { ProblemSummary } from "./problem-summary.tsx"

interface CourtDecisionProps {
  title: string
  lead: string
  petition: { publicId: string; title: string; lang: string }
  /** Whether the petition is in the state that such a decision changes. */
  possible: boolean
  answer: ReadAnswer
}

/** A page that enters what a court decided on a petition, with its source. */
export function CourtDecision({ title, lead, petition, possible, answer }: CourtDecisionProps) {
  const { t, path } = useLocale()
  const { errors, values } = answer
  const here = petitionPath(petition.publicId)
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        crumbs={[
          { label: t("page.moderation"), href: path("/moderation") },
          { label: t("page.petition"), href: path(here) },
        ]}
        below={<p lang={petition.lang}>{petition.title}</p>}
      />
      <ProblemSummary errors={errors} refusal={answer.refusal} />
      {possible ? (
        <PostForm submit={title}>
          <TextAreaField
            name="source"
            width="full"
            rows={2}
            label={t("pause.source")}
            hint={t("pause.source-hint")}
            error={errors["source"]}
            defaultValue={values["source"]}
          />
          <TextField
            name="decidedOn"
            type="date"
            width="iin"
            label={t("pause.decided-on")}
            error={errors["decidedOn"]}
            defaultValue={values["decidedOn"]}
          />
        </PostForm>
      ) : (
        <Notice>{t("pause.not-now")}</Notice>
      )}
    </>
  )
}
