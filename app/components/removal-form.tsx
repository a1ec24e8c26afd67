import { invalidationClasses, signatureMeasures } from "#app/domain/removal-condition.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ShownAnomalies } from "./anomaly-lists.tsx"
import { Button } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField, TextField } from "./form-field.tsx"
import { OptionList } from "./option-list.tsx"
import { OwnForm } from "./own-form.tsx"
import type { ShownDryRun } from "./signature-sample.tsx"

interface RemovalFormProps {
  answer: ReadAnswer
  anomalies: ShownAnomalies
  /** Null before anybody looked: then only looking is offered. */
  dryRun: ShownDryRun | null
}

/** Which signatures are meant and what should be done: first to look how many, then to propose it. */
export function RemovalForm({ answer, anomalies, dryRun }: RemovalFormProps) {
  const { t } = useLocale()
  const { errors, values } = answer
  return (
    <section>
      <h2>{t("review.conditions")}</h2>
      <p>{t("review.conditions-why")}</p>
      <OwnForm className="form" noValidate>
        <Conditions answer={answer} anomalies={anomalies} />
        <OptionList
          type="radio"
          name="measure"
          required
          legend={t("review.measure")}
          error={errors["measure"]}
          options={signatureMeasures.map((value) => ({
            value,
            label: t(`review.measure-${value}`),
            chosen: (values["measure"] ?? "held") === value,
          }))}
        />
        {dryRun === null && errors["reason"] === undefined && errors["class"] === undefined ? (
          <Button name="step" value="look">
            {t("review.look")}
          </Button>
        ) : (
          <Proposal answer={answer} dryRun={dryRun} />
        )}
      </OwnForm>
    </section>
  )
}

function Conditions({ answer, anomalies }: Omit<RemovalFormProps, "dryRun">) {
  const { t, day, number } = useLocale()
  const { errors, values } = answer
  return (
    <>
      {anomalies.networks.length > 0 && (
        <OptionList
          type="checkbox"
          name="networks"
          legend={t("review.networks")}
          error={errors["networks"]}
          options={anomalies.networks.map(({ network, day: of, count }) => ({
            value: network,
            label: `${network.slice(0, 8)}, ${day(of)}: ${number(count)}`,
            chosen: answer.chose("networks", network),
          }))}
        />
      )}
      <SelectField
        name="mail"
        optional
        label={t("review.domain")}
        error={errors["mail"]}
        defaultValue={values["mail"] ?? ""}
        options={[
          { value: "", label: t("review.any-domain") },
          ...anomalies.domains.map(({ mail, name, count }) => ({
            value: mail,
            label: `${name ?? t("review.domain-gone")}: ${number(count)}`,
          })),
        ]}
      />
      <Times answer={answer} />
      <SelectField
        name="assuranceBelow"
        optional
        label={t("review.assurance-below")}
        error={errors["assuranceBelow"]}
        defaultValue={values["assuranceBelow"] ?? ""}
        options={[
          { value: "", label: t("review.any") },
          ...(["roll", "oidc", "eds"] as const).map((value) => ({
            value,
            label: t(`assurance.${value}`),
          })),
        ]}
      />
    </>
  )
}

function Times({ answer: { errors, values } }: Pick<RemovalFormProps, "answer">) {
  const { t } = useLocale()
  return (
    <>
      {(["from", "until"] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          optional
          label={t(`review.${name}`)}
          hint={t("review.time-hint")}
          error={errors[name]}
          defaultValue={values[name]}
        />
      ))}
      {(["dwellFrom", "dwellTo"] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          optional
          inputMode="numeric"
          width="short"
          label={t(name === "dwellFrom" ? "review.dwell-from" : "review.dwell-to")}
          error={errors[name]}
          defaultValue={values[name]}
        />
      ))}
    </>
  )
}

function Proposal({ answer, dryRun }: Pick<RemovalFormProps, "answer" | "dryRun">) {
  const { t } = useLocale()
  const { errors, values } = answer
  const classes = invalidationClasses.filter((of) => of !== "under-review")
  return (
    <>
      <SelectField
        name="class"
        label={t("review.class")}
        error={errors["class"]}
        defaultValue={values["class"] ?? ""}
        options={[
          { value: "", label: t("review.class-under-review") },
          ...classes.map((value) => ({ value, label: t(`review.class-${value}`) })),
        ]}
      />
      <TextAreaField
        name="reason"
        width="full"
        label={t("review.reason")}
        hint={t("review.reason-hint")}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
      <input type="hidden" name="found" value={dryRun?.count ?? values["found"] ?? ""} />
      <input
        type="hidden"
        name="confirmedBy"
        value={dryRun?.confirmedBy ?? values["confirmedBy"] ?? ""}
      />
      <p>{t("review.propose-why")}</p>
      <p className="deeds">
        <Button name="step" value="propose">
          {t("review.propose")}
        </Button>
        <Button kind="secondary" name="step" value="look">
          {t("review.look")}
        </Button>
      </p>
    </>
  )
}
