import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

/** How a deputy gets the profile. */
export const claimWays = ["email", "letter"] as const

/** What an operator proposes: by which way a deputy gets the profile, and why that way is safe. */
export function ClaimProposal({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t, lang } = useLocale()
  return (
    <PostForm submit={t("profile.submit")}>
      <OptionList
        type="radio"
        name="way"
        required
        legend={t("profile.way")}
        error={errors["way"]}
        options={claimWays.map((value) => ({
          value,
          label: t(`profile.by-${value}`),
          definition: t(`profile.by-${value}-means`),
          chosen: values["way"] === value,
        }))}
      />
      <TextField
        name="email"
        type="email"
        optional
        autoComplete="off"
        label={t("account.email")}
        error={errors["email"]}
        defaultValue={values["email"]}
      />
      <SelectField
        name="lang"
        width="iin"
        label={t("organization.invite-lang")}
        error={errors["lang"]}
        defaultValue={values["lang"] ?? lang}
        options={langs.map((value) => ({ value, label: t(`common.${value}`) }))}
      />
      <TextAreaField
        name="reason"
        width="full"
        label={t("operations.reason")}
        hint={t("operations.reason-hint")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
    </PostForm>
  )
}
