import type { ReactNode } from "react"
import { horizonKinds, powers } from "#app/domain/pledge.ts"
import type { MandateDates } from "#app/domain/mandate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField, TextField } from "./form-field.tsx"
import { LangField } from "./form-frame.tsx"
import { officeIn, termIn } from "./office.tsx"
import { OptionList } from "./option-list.tsx"

export interface OfferedMandate extends MandateDates {
  publicId: string
  organization: { name: string }
  area: { name: string } | null
}

interface PledgeFieldsProps {
  answer: ReadAnswer
  mandates: readonly OfferedMandate[]
  /** Beside the quote: where it is looked for. */
  textHint: string
  /** The quote comes from a document or a picture: its page or minute is needed. */
  withPlace: boolean
  /** What stands under the words. */
  children?: ReactNode
}

/** The words of a promise and what is known of it: for recording it and for editing it. */
export function PledgeFields(props: PledgeFieldsProps) {
  const { answer, mandates, textHint, withPlace, children } = props
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <>
      <TextAreaField
        name="text"
        rows={4}
        label={t("desk.text")}
        hint={textHint}
        error={errors["text"]}
        defaultValue={values["text"]}
      />
      {children}
      {withPlace && (
        <TextField
          name="quotePlace"
          width="iin"
          label={t("capture.place")}
          hint={t("capture.place-hint")}
          error={errors["quotePlace"]}
          defaultValue={values["quotePlace"]}
        />
      )}
      <LangField answer={answer} />
      <TextField
        name="saidOn"
        width="iin"
        label={t("desk.said-on")}
        hint={t("desk.partial-hint")}
        error={errors["saidOn"]}
        defaultValue={values["saidOn"]}
      />
      <HorizonFields answer={answer} mandates={mandates} />
      <OptionList
        type="radio"
        name="power"
        required
        legend={t("desk.power")}
        error={errors["power"]}
        options={powers.map((value) => ({
          value,
          label: t(`power.${value}`),
          chosen: values["power"] === value,
        }))}
      />
      <TextField
        name="category"
        optional
        label={t("desk.category")}
        hint={t("desk.category-hint")}
        error={errors["category"]}
        defaultValue={values["category"]}
      />
    </>
  )
}

/** By when: one of three, each with what it needs. Without a script all are there, each says when it counts. */
function HorizonFields({
  answer: { errors, values },
  mandates,
}: Pick<PledgeFieldsProps, "answer" | "mandates">) {
  const locale = useLocale()
  const { t } = locale
  const offered = horizonKinds.filter((kind) => kind !== "mandate" || mandates.length > 0)
  return (
    <fieldset className="field-stack">
      <OptionList
        type="radio"
        name="horizon"
        required
        legend={t("capture.horizon")}
        hint={t("capture.horizon-hint")}
        error={errors["horizon"]}
        options={offered.map((value) => ({
          value,
          label: t(`capture.horizon-${value}`),
          chosen: values["horizon"] === value,
        }))}
      />
      <TextField
        name="dueOn"
        width="iin"
        optional
        label={t("capture.due-on")}
        hint={t("desk.partial-hint")}
        error={errors["dueOn"]}
        defaultValue={values["dueOn"]}
      />
      <TextField
        name="horizonEvent"
        optional
        label={t("capture.event")}
        hint={t("capture.event-hint")}
        error={errors["horizonEvent"]}
        defaultValue={values["horizonEvent"]}
      />
      {mandates.length > 0 && (
        <SelectField
          name="mandate"
          width="full"
          optional
          label={t("capture.mandate")}
          error={errors["mandate"]}
          defaultValue={values["mandate"] ?? mandates[0]?.publicId}
          options={mandates.map((mandate) => ({
            value: mandate.publicId,
            label: [officeIn(mandate), termIn(locale, mandate)].filter(Boolean).join(": "),
          }))}
        />
      )}
    </fieldset>
  )
}
