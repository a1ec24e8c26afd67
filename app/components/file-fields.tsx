import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"

/** A picture or a PDF that proves something, and what it shows in words. */
export function FileFields({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <>
      <TextField
        name="file"
        type="file"
        width="full"
        optional
        accept="image/jpeg,image/png,image/webp,application/pdf"
        label={t("offer.file")}
        hint={t("offer.file-hint")}
        error={errors["file"]}
      />
      <TextField
        name="alt"
        width="full"
        optional
        label={t("offer.alt")}
        hint={t("offer.alt-hint")}
        error={errors["alt"]}
        defaultValue={values["alt"]}
      />
    </>
  )
}
