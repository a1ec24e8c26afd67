import type { RecallTransition } from "#app/domain/recall.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"
import { figureNames } from "./recall-figures.ts"

interface RecallFormProps {
  answer: ReadAnswer
  /** The steps that may be entered from where the drive stands. */
  steps: readonly Pick<RecallTransition, "to" | "by">[]
}

/** A step of the statute's drive as its document tells it. */
export function RecallForm({ answer, steps }: RecallFormProps) {
  const locale = useLocale()
  const { t } = locale
  const { errors, values } = answer
  return (
    <PostForm submit={t("drive.propose")}>
      <OptionList
        type="radio"
        name="step"
        required
        legend={t("drive.next")}
        error={errors["step"]}
        options={steps.map((step) => ({
          value: stepKey(step),
          label: stepInWords(step, locale),
          chosen: values["step"] === stepKey(step),
        }))}
      />
      <TextField
        name="on"
        width="iin"
        label={t("drive.on")}
        hint={t("drive.on-hint")}
        error={errors["on"]}
        defaultValue={values["on"]}
      />
      <Figures {...answer} />
      <TextField
        name="sourceTitle"
        width="full"
        label={t("drive.source-title")}
        error={errors["sourceTitle"]}
        defaultValue={values["sourceTitle"]}
      />
      <TextField
        name="sourceUrl"
        type="url"
        width="full"
        optional
        label={t("drive.source-url")}
        error={errors["sourceUrl"]}
        defaultValue={values["sourceUrl"]}
      />
    </PostForm>
  )
}

function Figures({ errors, values }: ReadAnswer) {
  const { t } = useLocale()
  return (
    <fieldset className="field-group">
      <legend className="option-heading">{t("drive.figures")}</legend>
      <p className="field-hint">{t("drive.figures-hint")}</p>
      {figureNames.map(({ name, label }) => (
        <TextField
          key={name}
          name={name}
          width="short"
          optional
          inputMode="numeric"
          label={t(label)}
          error={errors[name]}
          defaultValue={values[name]}
        />
      ))}
    </fieldset>
  )
}

/** A step as the form sends it: where to, and by whose hand. */
export function stepKey({ to, by }: Pick<RecallTransition, "to" | "by">): string {
  return `${to}:${by}`
}

/** What a step is called. */
export function stepInWords(
  { to, by }: Pick<RecallTransition, "to" | "by">,
  { t }: Locale,
): string {
  if (to === "lapsed" && by === "initiator") return t("drive.way-lapsed-withdrawn")
  return t(`recallState.${to}`)
}
