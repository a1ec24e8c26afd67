import type { ContentDeed } from "#app/domain/content-measure.ts"
import { contentRules, ruleNumber } from "#app/domain/content-rule.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { SeenVersion } from "./hold-panel.tsx"
import type { ShownItem } from "./hold-panel.tsx"
import { OptionList } from "./option-list.tsx"

interface MeasureFormProps {
  kind: ModeratedKind
  item: ShownItem
  /** What can be done to the text as it stands. */
  deeds: readonly ContentDeed[]
  answer: ReadAnswer
}

/** What should be done to a text, under which rule and why: another moderator decides. */
export function MeasureForm({ kind, item, deeds, answer }: MeasureFormProps) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <PostForm submit={t("queue.propose-submit")}>
      <SeenVersion item={item} />
      <OptionList
        type="radio"
        name="deed"
        required
        legend={t("queue.deed")}
        error={errors["deed"]}
        options={deeds.map((value) => ({
          value,
          label: t(`queue.deed-${value}`),
          definition: t(
            value === "remove" && kind === "petition"
              ? "queue.deed-remove-petition-means"
              : `queue.deed-${value}-means`,
          ),
          chosen: values["deed"] === value,
        }))}
      />
      <SelectField
        name="rule"
        label={t("queue.rule")}
        error={errors["rule"]}
        defaultValue={values["rule"] ?? ""}
        options={contentRules.map((rule) => ({
          value: rule,
          label: t("rule.numbered", { number: ruleNumber(rule), rule: t(`rule.${rule}`) }),
        }))}
      />
      <TextAreaField
        name="reason"
        width="full"
        label={t("queue.why")}
        hint={t("queue.why-hint")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
    </PostForm>
  )
}
