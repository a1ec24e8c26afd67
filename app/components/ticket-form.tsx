import { answerLimits, objectionLimits, objections, ticketOutcomes } from "#app/domain/ticket.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField, TextField } from "./form-field.tsx"
import { LangField, PostForm } from "./form-frame.tsx"
import { OptionList } from "./option-list.tsx"

interface TicketFormProps {
  answer: ReadAnswer
  /** The deputy's other promises: one of them may say the same. */
  others: readonly { publicId: string; text: string }[]
}

/** What a deputy objects to a promise that is recorded as theirs. */
export function TicketForm({ answer, others }: TicketFormProps) {
  const { t, heading } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("ticket.submit")}>
      <OptionList
        type="radio"
        name="objection"
        required
        legend={t("ticket.which")}
        error={errors["objection"]}
        options={objections.map((value) => ({
          value,
          label: t(`ticket.${value}`),
          definition: t(`ticket.${value}-means`),
          chosen: values["objection"] === value,
        }))}
      />
      <TextAreaField
        name="text"
        rows={5}
        width="full"
        label={t("ticket.text")}
        hint={t("ticket.text-hint", objectionLimits)}
        error={errors["text"]}
        defaultValue={values["text"]}
      />
      <LangField answer={answer} />
      <TextField
        name="sourceUrl"
        type="url"
        width="full"
        optional
        label={t("ticket.source")}
        error={errors["sourceUrl"]}
        defaultValue={values["sourceUrl"]}
      />
      <SelectField
        name="twin"
        width="full"
        optional
        label={t("ticket.twin")}
        error={errors["twin"]}
        defaultValue={values["twin"] ?? ""}
        options={[
          { value: "", label: t("ticket.twin-none") },
          ...others.map(({ publicId, text }) => ({ value: publicId, label: heading(text) })),
        ]}
      />
    </PostForm>
  )
}

const shapes = {
  upheld: "square-ticked",
  partly: "square-half",
  dismissed: "square-crossed",
} as const

/** How a watchdog answers an objection. */
export function TicketAnswerForm({ answer }: { answer: ReadAnswer }) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("ticket.answer-submit")}>
      <OptionList
        type="radio"
        name="outcome"
        required
        legend={t("ticket.outcome")}
        error={errors["outcome"]}
        options={ticketOutcomes.map((value) => ({
          value,
          label: t(`ticket.outcome-${value}`),
          definition: t(`ticket.outcome-${value}-means`),
          shape: shapes[value],
          chosen: values["outcome"] === value,
        }))}
      />
      <TextAreaField
        name="reason"
        rows={5}
        width="full"
        label={t("ticket.reason")}
        hint={t("ticket.text-hint", answerLimits)}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
      <LangField answer={answer} />
    </PostForm>
  )
}
