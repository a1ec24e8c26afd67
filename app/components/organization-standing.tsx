import type { AccreditationStep } from "#app/domain/accreditation.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Notice } from "./notice.tsx"
import { Timeline } from "./timeline.tsx"

interface Step {
  step: AccreditationStep
  at: string
  reason: string | null
}

/** That an organisation is suspended, since when and why. */
export function SuspensionNotice({ steps }: { steps: readonly Step[] }) {
  const { t, day } = useLocale()
  const last = steps.at(-1)
  if (last?.step !== "suspend") return null
  const date = day(dayIn(defaultZone, last.at))
  return (
    <Notice kind="legal" title={t("organization.suspended-since", { date })}>
      {last.reason !== null && <p>{t("organization.reason", { reason: last.reason })}</p>}
      <p>{t("organization.suspended-means")}</p>
    </Notice>
  )
}

/** Every step of an organisation here, with its day and the operators' reason where it concerned a suspension. */
export function OrganizationHistory({ steps }: { steps: readonly Step[] }) {
  const { t, day } = useLocale()
  if (steps.length === 0) return null
  return (
    <section>
      <h2>{t("organization.history")}</h2>
      <Timeline
        steps={steps.map(({ step, at, reason }) => ({
          state: "done",
          title: t(`organization.step-${step}`),
          date: day(dayIn(defaultZone, at)),
          text:
            step === "admit" || reason === null ? undefined : t("organization.reason", { reason }),
        }))}
      />
    </section>
  )
}
