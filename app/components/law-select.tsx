import type { LawName } from "#app/domain/law-names.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField } from "./form-field.tsx"

interface LawSelectProps {
  answer: ReadAnswer
  laws: readonly LawName[]
}

/** Which recall law binds a seat; none is a choice too. */
export function LawSelect({ answer: { errors, values }, laws }: LawSelectProps) {
  const { t, lang } = useLocale()
  return (
    <SelectField
      name="law"
      optional
      width="full"
      label={t("seat.law")}
      error={errors["law"]}
      defaultValue={values["law"] ?? ""}
      options={[
        { value: "", label: t("seat.law-none") },
        ...laws.map(({ value, law, office }) => ({
          value,
          label:
            office === null
              ? law[lang]
              : t("seat.law-of", { law: law[lang], office: office[lang] }),
        })),
      ]}
    />
  )
}
