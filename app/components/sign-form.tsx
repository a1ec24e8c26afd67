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
  /** The signer says to stand on the voters' roll: where they live is asked as well. */
  onRoll?: boolean
}

/** Everything a signature needs, on one page. It holds nothing of the visitor, so that it can be kept for all. */
export function SignForm({ answer, asks, district, onRoll }: SignFormProps) {
  const { t } = useLocale()
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
      {onRoll && (
        <TextField
          name="settlement"
          autoComplete="address-level2"
          label={t("identity.settlement")}
          hint={t("identity.settlement-hint")}
          error={answer.errors["settlement"]}
          defaultValue={answer.values["settlement"]}
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
      <DeclarationTick answer={answer} district={district} />
      <Tick name="consent" answer={answer} label={t("sign.consent")} />
    </PostForm>
  )
}

/** Who ticks it declares the petition's own district. */
export function DeclarationTick({ answer, district }: Pick<SignFormProps, "answer" | "district">) {
  const { t } = useLocale()
  const label = district === null ? t("sign.declare-anywhere") : t("sign.declare", { district })
  return <Tick name="voter" answer={answer} label={label} definition={t("sign.declare-hint")} />
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

/** A box to tick, with what is wrong with it. */
export function Tick({ name, answer: { errors, values }, label, definition }: TickProps) {
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
