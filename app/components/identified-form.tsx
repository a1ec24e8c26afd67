import type { Assurance } from "#app/domain/signature.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Facts } from "./facts.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { DeclarationTick, Tick } from "./sign-form.tsx"

interface IdentifiedFormProps {
  answer: ReadAnswer
  signer: {
    family: string
    given: string
    patronymic: string | null
    /** The last four digits: enough to know one's own. */
    iinEnd: string | null
    email: string | null
    assurance: Assurance
  }
  district: string | null
}

/** Who signs, as it was proved, and the little that is still to be said. */
export function IdentifiedForm({ answer, signer, district }: IdentifiedFormProps) {
  const { t } = useLocale()
  const { family, given, patronymic, iinEnd, email, assurance } = signer
  const known = [
    { term: t("sign.family"), value: family },
    { term: t("sign.given"), value: given },
    ...(patronymic === null ? [] : [{ term: t("sign.patronymic"), value: patronymic }]),
    ...(iinEnd === null ? [] : [{ term: t("sign.iin"), value: `•••• •••• ${iinEnd}` }]),
    { term: t("identity.identified-by"), value: t(`assurance.${assurance}`) },
  ]
  return (
    <section>
      <h2>{t("sign.data")}</h2>
      <Facts facts={known} />
      <PostForm submit={t("identity.sign")}>
        <TextField
          name="email"
          type="email"
          optional
          autoComplete="email"
          label={t("sign.email")}
          hint={t(email === null ? "identity.email-hint" : "identity.email-proved")}
          error={answer.errors["email"]}
          defaultValue={answer.values["email"] ?? email ?? undefined}
        />
        <DeclarationTick answer={answer} district={district} />
        <Tick name="consent" answer={answer} label={t("sign.consent")} />
      </PostForm>
    </section>
  )
}
