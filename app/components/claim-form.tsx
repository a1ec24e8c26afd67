import { claimRatings, claimTextLimits } from "#app/domain/claim.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { ratingOptions } from "./rating-options.ts"

/** The deputy's word on an own promise. */
export function ClaimForm({ answer }: { answer: ReadAnswer }) {
  const locale = useLocale()
  const { t } = locale
  const { errors, values } = answer
  return (
    <PostForm submit={t("promise.claim-submit")}>
      <OptionList
        type="radio"
        name="rating"
        required
        legend={t("promise.claim-rating")}
        error={errors["rating"]}
        options={ratingOptions(locale, claimRatings, values["rating"])}
      />
      <TextAreaField
        name="text"
        rows={5}
        label={t("promise.claim-text")}
        hint={t("promise.claim-text-hint", claimTextLimits)}
        error={errors["text"]}
        defaultValue={values["text"]}
      />
      <LangField answer={answer} />
      <TextField
        name="proofUrl"
        type="url"
        width="full"
        optional
        label={t("promise.claim-proof")}
        hint={t("desk.source-url")}
        error={errors["proofUrl"]}
        defaultValue={values["proofUrl"]}
      />
      <TextField
        name="proofTitle"
        width="full"
        optional
        label={t("promise.claim-proof-title")}
        error={errors["proofTitle"]}
        defaultValue={values["proofTitle"]}
      />
    </PostForm>
  )
}
