import { lineMarks } from "#app/domain/sheet-line.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextField } from "./form-field.tsx"

interface LineFieldsProps {
  answer: ReadAnswer
  /** Of the line on its sheet. */
  number: number
  asksIin: boolean
}

/** What a collector reads on one line of a sheet. */
export function LineFields({ answer: { errors, values }, number, asksIin }: LineFieldsProps) {
  const { t } = useLocale()
  const texts = [
    ["family", t("sign.family")],
    ["given", t("sign.given")],
    ["patronymic", t("sign.patronymic")],
    ...(asksIin ? [["iin", t("collection.iin")] as const] : []),
    ["place", t("collection.place")],
  ] as const

  function field(name: string, label: string) {
    const key = `${name}-${String(number)}`
    return { name: key, label, error: errors[key], defaultValue: values[key] ?? "" }
  }

  return (
    <fieldset className="line-fields">
      <legend>{t("collection.line", { number })}</legend>
      <SelectField
        {...field("mark", t("collection.mark"))}
        defaultValue={values[`mark-${String(number)}`] ?? "empty"}
        options={lineMarks
          .toReversed()
          .map((value) => ({ value, label: t(`collection.mark-${value}`) }))}
      />
      {texts.map(([name, label]) => (
        <TextField
          key={name}
          required={false}
          autoComplete="off"
          inputMode={name === "iin" ? "numeric" : undefined}
          {...field(name, label)}
        />
      ))}
      <TextField type="date" required={false} {...field("signedOn", t("collection.signed-on"))} />
    </fieldset>
  )
}
