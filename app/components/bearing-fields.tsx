import { directions, fulfillingOptions } from "#app/domain/evidence.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { evidenceShape } from "./mark-meanings.ts"
import { OptionList } from "./option-list.tsx"

/** Which way a piece of evidence points. */
export function DirectionField({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <OptionList
      type="radio"
      name="direction"
      required
      legend={t("desk.direction")}
      error={errors["direction"]}
      options={directions.map((value) => ({
        value,
        label: t(`evidence.${value}`),
        definition: t(`desk.${value}-means`),
        shape: evidenceShape[value],
        markClass: `evidence-${value}`,
        chosen: values["direction"] === value,
      }))}
    />
  )
}

/** Which option of a vote fulfils the promise. */
export function OptionField({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <OptionList
      type="radio"
      name="fulfillingOption"
      required
      inline
      legend={t("desk.fulfilling")}
      hint={t("desk.fulfilling-hint")}
      error={errors["fulfillingOption"]}
      options={fulfillingOptions.map((value) => ({
        value,
        label: t(`vote.one-${value}`),
        chosen: values["fulfillingOption"] === value,
      }))}
    />
  )
}
