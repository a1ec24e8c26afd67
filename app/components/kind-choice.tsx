import { mandateKinds } from "#app/domain/mandate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { OptionList } from "./option-list.tsx"

/** How a seat is won. */
export function KindChoice({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <OptionList
      type="radio"
      name="kind"
      required
      legend={t("seat.kind")}
      error={errors["kind"]}
      options={mandateKinds.map((value) => ({
        value,
        label: t(`seat.kind-${value}`),
        chosen: values["kind"] === value,
      }))}
    />
  )
}
