import { findings } from "#app/domain/audit-finding.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ShownPlace } from "./audit-sample.tsx"
import { Button } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { OptionList } from "./option-list.tsx"
import { OwnForm } from "./own-form.tsx"

/** Opens a leaf of the sample: a deed, not a link, for the trail has each look. */
export function OpenForm() {
  const { t } = useLocale()
  return (
    <section>
      <OwnForm>
        <p>{t("audit.open-why")}</p>
        <Button kind="secondary" name="step" value="open">
          {t("audit.open")}
        </Button>
      </OwnForm>
    </section>
  )
}

/** Has the house write to the signer; once asked, what was answered. */
export function AskForm({ item }: { item: ShownPlace }) {
  const { t, instant } = useLocale()
  return (
    <section>
      <h2>{t("audit.ask")}</h2>
      {item.askedAt === null ? (
        <OwnForm>
          <p>{t("audit.ask-why")}</p>
          <Button kind="secondary" name="step" value="ask">
            {t("audit.ask")}
          </Button>
        </OwnForm>
      ) : (
        <p>
          {t("audit.asked")}: {instant(item.askedAt)}. {t("audit.answer")}:{" "}
          {t(`audit.answer-${item.answer ?? "none"}`)}
        </p>
      )}
    </section>
  )
}

/** Writes down what was found. */
export function FindingForm({ item, answer }: { item: ShownPlace; answer: ReadAnswer }) {
  const { t } = useLocale()
  return (
    <section>
      <OwnForm className="form" noValidate>
        <OptionList
          type="radio"
          name="finding"
          required
          heading
          legend={t("audit.finding")}
          error={answer.errors["finding"]}
          options={findings.map((value) => ({
            value,
            label: t(`audit.finding-${value}`),
            chosen: item.finding === value,
          }))}
        />
        <Button name="step" value="find">
          {t("audit.record")}
        </Button>
      </OwnForm>
    </section>
  )
}
