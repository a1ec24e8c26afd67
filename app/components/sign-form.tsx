import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { FieldError, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionRow } from "./option-row.tsx"

interface SignFormProps {
  answer: ReadAnswer
  asks: "email" | "iin"
  /** Null where the petition is bound to no district. */
  district: string | null
}

/** Everything a signature needs, on one page. It holds nothing of the visitor, so that it can be kept for all. */
export function SignForm({ answer, asks, district }: SignFormProps) {
  const { t } = useLocale()
  const declared = district === null ? t("sign.declare-anywhere") : t("sign.declare", { district })
  return (
    <PostForm submit={t("sign.submit")}>
      <NameFields answer={answer} />
      {asks === "iin" && (
        <TextField
          name="iin"
          width="iin"
          inputMode="numeric"
          autoComplete="off"
          label={t("sign.iin")}
          hint={t("sign.iin-hint")}
          error={answer.errors["iin"]}
          defaultValue={answer.values["iin"]}
        />
      )}
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={t("sign.email")}
        hint={t("sign.email-hint")}
        error={answer.errors["email"]}
        defaultValue={answer.values["email"]}
      />
      <Tick name="voter" answer={answer} label={declared} definition={t("sign.declare-hint")} />
      <Tick name="consent" answer={answer} label={t("sign.consent")} />
    </PostForm>
  )
}

function NameFields({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <>
      <TextField
        name="family"
        autoComplete="family-name"
        label={t("sign.family")}
        error={errors["family"]}
        defaultValue={values["family"]}
      />
      <TextField
        name="given"
        autoComplete="given-name"
        label={t("sign.given")}
        error={errors["given"]}
        defaultValue={values["given"]}
      />
      <TextField
        name="patronymic"
        optional
        autoComplete="additional-name"
        label={t("sign.patronymic")}
        hint={t("sign.patronymic-hint")}
        error={errors["patronymic"]}
        defaultValue={values["patronymic"]}
      />
    </>
  )
}

interface TickProps {
  name: string
  answer: ReadAnswer
  label: string
  definition?: string
}

function Tick({ name, answer: { errors, values }, label, definition }: TickProps) {
  const error = errors[name]
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <div className="options">
        <OptionRow
          type="checkbox"
          name={name}
          id={name}
          value="on"
          label={label}
          definition={definition}
          chosen={values[name] === "on"}
        />
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  )
}
