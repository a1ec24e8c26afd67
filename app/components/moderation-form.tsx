import { checkItems } from "#app/domain/petition-check.ts"
import { rejectionCodes } from "#app/domain/rejection.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { SeenVersion } from "./hold-panel.tsx"
import type { ShownItem } from "./hold-panel.tsx"
import { OptionList } from "./option-list.tsx"

interface ModerationFormProps {
  answer: ReadAnswer
  item: ShownItem
  /** While first signatures are collected a petition can only be rejected. */
  admissible: boolean
}

/** A check of a petition, item by item, and its end: it goes on, or it does not and by which rule. */
export function ModerationForm({ answer, item, admissible }: ModerationFormProps) {
  const { errors, values } = answer
  const { t } = useLocale()
  const decisions = admissible ? (["admit", "reject"] as const) : (["reject"] as const)
  return (
    <PostForm submit={t("moderation.submit")}>
      <SeenVersion item={item} />
      <OptionList
        type="checkbox"
        name="items"
        legend={t("check.list")}
        hint={t("check.list-hint")}
        error={errors["items"]}
        options={checkItems.map((value) => ({
          value,
          label: t(`check.${value}`),
          chosen: answer.chose("items", value),
        }))}
      />
      <OptionList
        type="radio"
        name="decision"
        required
        legend={t("moderation.decision")}
        error={errors["decision"]}
        options={decisions.map((value) => ({
          value,
          label: t(`moderation.${value}`),
          definition: t(`moderation.${value}-means`),
          chosen: values["decision"] === value,
        }))}
      />
      <SelectField
        name="code"
        optional
        label={t("moderation.code")}
        hint={t("moderation.code-hint")}
        error={errors["code"]}
        defaultValue={values["code"] ?? ""}
        options={[
          { value: "", label: t("moderation.none") },
          ...rejectionCodes.map((value) => ({ value, label: t(`moderation.reject-${value}`) })),
        ]}
      />
      <TextAreaField
        name="details"
        optional
        width="full"
        label={t("moderation.details")}
        hint={t("moderation.details-hint")}
        error={errors["details"]}
        defaultValue={values["details"]}
      />
    </PostForm>
  )
}
