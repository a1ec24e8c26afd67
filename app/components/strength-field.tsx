import { strengths } from "#app/domain/evidence.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { OptionList } from "./option-list.tsx"

export function StrengthField({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <OptionList
      type="radio"
      name="strength"
      required
      legend={t("desk.strength")}
      error={errors["strength"]}
      options={strengths.map((value) => ({
        value,
        label: t(`evidence.${value}`),
        definition: t(`desk.${value}-means`),
        chosen: values["strength"] === value,
      }))}
    />
  )
}
