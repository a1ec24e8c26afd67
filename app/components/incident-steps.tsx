import { incidentSteps } from "#app/domain/incident.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"

interface IncidentStepsProps {
  incident: string
  steps: readonly { step: string; on: string; at: string }[]
  open: boolean
}

/** What is to be done about a breach: what is done, with its time, and what is not. */
export function IncidentSteps({ incident, steps, open }: IncidentStepsProps) {
  const { t, path, day } = useLocale()
  return (
    <section>
      <h2>{t("incident.steps")}</h2>
      <ol className="stack">
        {incidentSteps.map((step) => {
          const done = steps.find((taken) => taken.step === step)
          return (
            <li key={step}>
              <p>{t(`incident.step-${step}`)}</p>
              {done && (
                <p className="meta">
                  {t("incident.step-done", { date: day(done.on), time: done.at })}
                </p>
              )}
              {!done && open && (
                <form method="post" action={path(`/operations/breach/${incident}/steps`)}>
                  <Button name="step" value={step} kind="secondary">
                    {t("incident.tick")}
                    <span className="visually-hidden">: {t(`incident.step-${step}`)}</span>
                  </Button>
                </form>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
