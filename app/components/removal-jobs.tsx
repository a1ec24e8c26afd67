import type {
  InvalidationClass,
  SignatureConditions,
  SignatureMeasure,
} from "#app/domain/removal-condition.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Button } from "./button.tsx"
import { List, ListItem } from "./list-item.tsx"

export interface ShownJob {
  publicId: string
  measure: SignatureMeasure
  class: InvalidationClass
  conditions: SignatureConditions
  found: number
  done: number
  passed: number
  startedAt: string
  cancelledAt: string | null
  endedAt: string | null
}

/** What was decided on a petition's signatures: how far each job is, and cancelling what is left of it. */
export function RemovalJobs({ jobs }: { jobs: readonly ShownJob[] }) {
  const locale = useLocale()
  const { t, day } = locale
  return (
    <section>
      <h2>{t("review.jobs")}</h2>
      {jobs.length === 0 ? (
        <p>{t("review.jobs-none")}</p>
      ) : (
        <List>
          {jobs.map((job) => (
            <ListItem
              key={job.publicId}
              title={t(`review.measure-${job.measure}`)}
              meta={[
                t(`review.class-${job.class}`),
                t("review.started", { date: day(dayIn(defaultZone, job.startedAt)) }),
                t(`review.${standingOf(job)}`),
              ]}
            >
              <p>
                {t("review.progress", { done: job.done, passed: job.passed, found: job.found })}
              </p>
              <p>
                {t("review.conditions-of")}: {conditionsInWords(locale, job.conditions).join("; ")}
              </p>
              {job.endedAt === null && <Cancel job={job} />}
            </ListItem>
          ))}
        </List>
      )}
    </section>
  )
}

function Cancel({ job }: { job: ShownJob }) {
  const { t, path } = useLocale()
  return (
    <form method="post" action={path(`/moderation/removals/${job.publicId}/cancellation`)}>
      <p>{t("review.cancel-why")}</p>
      <Button kind="secondary">{t("review.cancel")}</Button>
    </form>
  )
}

function standingOf({ cancelledAt, endedAt }: ShownJob) {
  if (cancelledAt !== null) return "cancelled"
  return endedAt === null ? "running" : "over"
}

/** Conditions as phrases: what a second moderator reads before deciding. */
export function conditionsInWords(
  { t, instant }: Pick<Locale, "t" | "instant">,
  { networks, mail, from, until, dwellFrom, dwellTo, assuranceBelow }: SignatureConditions,
): string[] {
  const dwell = { from: dwellFrom ?? 0, to: dwellTo ?? "∞" }
  return [
    networks.length > 0 && t("review.condition-networks", { count: networks.length }),
    mail !== null && t("review.condition-mail"),
    from !== null && t("review.condition-from", { time: instant(from) }),
    until !== null && t("review.condition-until", { time: instant(until) }),
    (dwellFrom !== null || dwellTo !== null) && t("review.condition-dwell", dwell),
    assuranceBelow !== null &&
      t("review.condition-assurance", { assurance: t(`assurance.${assuranceBelow}`) }),
  ].filter((words) => words !== false)
}
