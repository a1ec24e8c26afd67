import { acceptReasons, refuseReasons, wordsLimits } from "#app/domain/evidence-offer.ts"
import type { Direction } from "#app/domain/evidence.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { DirectionField } from "./bearing-fields.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { StrengthField } from "./strength-field.tsx"

interface JudgeFormProps {
  answer: ReadAnswer
  /** As it was sent in: filled in at first. */
  direction: Direction
  /** Of a vote the direction follows from the records. */
  isVote: boolean
}

const decisions = ["accepted", "refused"] as const

/** A watchdog's word on what somebody sent in: taken or not, why, how it points and how much it weighs. */
export function JudgeForm({ answer, direction, isVote }: JudgeFormProps) {
  const { t } = useLocale()
  const { errors, values } = answer
  const filled = { ...answer, values: { direction, strength: "weak", ...values } }
  return (
    <PostForm submit={t("offer.decide-submit")}>
      <OptionList
        type="radio"
        name="decision"
        required
        legend={t("offer.decision")}
        legendHidden
        error={errors["decision"]}
        options={decisions.map((value) => ({
          value,
          label: t(`offer.${value}`),
          definition: t(`offer.${value}-means`),
          chosen: values["decision"] === value,
        }))}
      />
      <OptionList
        type="radio"
        name="reason"
        required
        legend={t("offer.code")}
        error={errors["reason"]}
        options={[...acceptReasons, ...refuseReasons].map((value) => ({
          value,
          label: t(`offer.reason-${value}`),
          definition: t(
            acceptReasons.some((one) => one === value) ? "offer.code-take" : "offer.code-refuse",
          ),
          chosen: values["reason"] === value,
        }))}
      />
      {isVote ? (
        <input type="hidden" name="direction" value={direction} />
      ) : (
        <DirectionField answer={filled} />
      )}
      <StrengthField answer={filled} />
      <TextAreaField
        name="words"
        rows={3}
        optional
        width="full"
        label={t("offer.your-words")}
        hint={`${t("offer.your-words-hint")} ${t("desk.note-hint", wordsLimits)}`}
        error={errors["words"]}
        defaultValue={values["words"]}
      />
    </PostForm>
  )
}
