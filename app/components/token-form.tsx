import { scopes, tokenDays } from "#app/domain/api-scope.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

const words = {
  "promises:write": "scope-promises",
  "evidence:write": "scope-evidence",
  "votes:write": "scope-votes",
} as const

/** Orders a key: what it is for, what it may write, for how long. */
export function TokenForm({ answer: { errors, values } }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <PostForm submit={t("token.make")}>
      <TextField
        name="purpose"
        label={t("token.label")}
        hint={t("token.label-hint")}
        error={errors["purpose"]}
        defaultValue={values["purpose"]}
      />
      <OptionList
        type="checkbox"
        name="scopes"
        legend={t("token.scopes")}
        error={errors["scopes"]}
        options={scopes.map((value) => ({ value, label: t(`token.${words[value]}`) }))}
      />
      <OptionList
        type="radio"
        name="days"
        inline
        required
        legend={t("token.days")}
        error={errors["days"]}
        options={tokenDays.map((value) => ({
          value,
          label: t(`token.days-${value}`),
          chosen: (values["days"] ?? "90") === value,
        }))}
      />
    </PostForm>
  )
}
