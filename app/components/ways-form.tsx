import type { OnlineWay } from "#app/domain/identity.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { PostForm } from "./form-frame.tsx"
import { Notice } from "./notice.tsx"
import { OptionList } from "./option-list.tsx"

interface WaysFormProps {
  answer: ReadAnswer
  /** What is set up and what the rules leave, weakest first. */
  possible: readonly OnlineWay[]
  taken: readonly OnlineWay[]
}

/** In which ways a petition is to be signed online; where there is but one, there is nothing to choose. */
export function WaysForm({ answer, possible, taken }: WaysFormProps) {
  const { t } = useLocale()
  if (possible.length < 2) return <Notice>{t("ways.only-one")}</Notice>
  const wasSent = answer.refusal !== undefined
  return (
    <PostForm submit={t("ways.submit")}>
      <OptionList
        type="checkbox"
        name="ways"
        legend={t("ways.legend")}
        hint={t("ways.hint")}
        error={answer.errors["ways"]}
        options={possible.map((value) => ({
          value,
          label: t(`identity.way-${value}`),
          definition: t(`assurance.${value}`),
          chosen: wasSent ? answer.chose("ways", value) : taken.includes(value),
        }))}
      />
    </PostForm>
  )
}
