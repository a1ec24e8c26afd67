import { useLocale } from "#app/i18n/locale.tsx"
import { useFormAnswer } from "./form-answer.ts"
import type { FormAnswer } from "./form-answer.ts"
import { PostForm } from "./form-frame.tsx"
import { PageHead } from "./page-head.tsx"
import { ProblemSummary } from "./problem-summary.tsx"

interface FactorRemovalProps {
  /** What is done, as the button says it too. */
  title: string
  lead: string
  answer: FormAnswer | undefined
}

/** Asks once more before a factor goes: there is no way back but to add it anew. */
export function FactorRemoval({ title, lead, answer }: FactorRemovalProps) {
  const { t, path } = useLocale()
  const { refusal } = useFormAnswer(answer)
  return (
    <>
      <PageHead
        crumbs={[{ label: t("factor.title"), href: path("/account/factors") }]}
        title={title}
        lead={lead}
      />
      <ProblemSummary refusal={refusal} />
      <PostForm submit={title}>{null}</PostForm>
    </>
  )
}
