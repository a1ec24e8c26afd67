import { petitionTextLimits } from "#app/domain/petition-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** A promise that is rated broken, as a ground to choose. */
export interface BrokenPromise {
  readonly publicId: string
  readonly text: string
}

interface GroundOptionsProps {
  broken: readonly BrokenPromise[]
  chose: (publicId: string) => boolean
  error?: string | undefined
}

/** Which broken promises are the grounds: nothing else can be. */
export function GroundOptions({ broken, chose, error }: GroundOptionsProps) {
  const { t, quote } = useLocale()
  return (
    <OptionList
      type="checkbox"
      name="pledges"
      legend={t("petition.choose-grounds")}
      hint={t("petition.choose-grounds-hint")}
      error={error}
      options={broken.map(({ publicId, text }) => ({
        value: publicId,
        label: quote(text),
        shape: "square-split",
        markClass: "rating-broken",
        chosen: chose(publicId),
      }))}
    />
  )
}

/** Title, statement and the language of both, each with its limits. */
export function TextFields({ answer }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <>
      <TextField
        name="title"
        width="full"
        label={t("petition.title")}
        hint={t("petition.title-hint", petitionTextLimits.title)}
        error={errors["title"]}
        defaultValue={values["title"]}
      />
      <TextAreaField
        name="statement"
        width="full"
        rows={10}
        label={t("petition.statement")}
        hint={t("petition.statement-hint", petitionTextLimits.statement)}
        error={errors["statement"]}
        defaultValue={values["statement"]}
      />
      <LangField answer={answer} />
    </>
  )
}
