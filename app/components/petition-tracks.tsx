import type { Period } from "#app/domain/period.ts"
import type { StatuteStep, SupportStep } from "#app/domain/petition-timeline.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Timeline } from "./timeline.tsx"
import type { TimelineStep } from "./timeline.tsx"

interface PetitionTracksProps {
  support: readonly SupportStep[]
  /** Null where nothing follows in law. */
  statute: readonly StatuteStep[] | null
  seconders: { count: number; needed: number }
}

/** Support online and the statute's drive, side by side and never as one. */
export function PetitionTracks({ support, statute, seconders }: PetitionTracksProps) {
  const locale = useLocale()
  const { t } = locale
  return (
    <section>
      <h2>{t("petition.tracks")}</h2>
      <div className="tracks">
        <div className="track">
          <h3>{t("petition.online")}</h3>
          <Timeline steps={support.map((step) => supportStep(step, seconders, locale))} />
        </div>
        <div className="track">
          <h3>{t("petition.statute")}</h3>
          {statute === null ? (
            <p>{t("petition.statute-none")}</p>
          ) : (
            <Timeline steps={statute.map((step) => statuteStep(step, locale))} />
          )}
        </div>
      </div>
    </section>
  )
}

function supportStep(
  { state, progress, at, until }: SupportStep,
  seconders: PetitionTracksProps["seconders"],
  { t, day }: Locale,
): TimelineStep {
  const dates = [
    at !== null && day(dayIn(defaultZone, at)),
    until !== null && t("petition.until-day", { date: day(until) }),
  ]
  return {
    state: progress,
    title: isEnd(state) ? t(`petitionState.${state}`) : t(`petition.step-${state}`),
    date: dates.filter(Boolean).join(" · "),
    text: supportText(state, seconders, t),
  }
}

function supportText(
  state: SupportStep["state"],
  { count, needed }: PetitionTracksProps["seconders"],
  t: Locale["t"],
): string | undefined {
  if (state === "seconding") return t("petition.step-seconding-text", { count, needed })
  if (state === "legal-check") return t("petition.step-legal-check-text")
  return state === "open" ? t("petition.step-open-text") : undefined
}

function isEnd(state: SupportStep["state"]) {
  return (
    state === "draft" ||
    state === "closed-reached" ||
    state === "closed-not-reached" ||
    state === "rejected" ||
    state === "withdrawn" ||
    state === "moot" ||
    state === "removed"
  )
}

function statuteStep(
  { state, progress, on, article, period, established }: StatuteStep,
  locale: Locale,
): TimelineStep {
  const { t, day } = locale
  const length = period && periodInWords(period, locale)
  return {
    state: progress,
    title: statuteTitle(state, t),
    date: on === null ? undefined : day(on),
    text: length !== null && established ? t("petition.within", { period: length }) : undefined,
    notEstablished:
      length !== null && !established ? t("pattern.not-established", { value: length }) : undefined,
    article: article === null ? undefined : locale.article(article),
  }
}

function statuteTitle(state: StatuteStep["state"], t: Locale["t"]): string {
  switch (state) {
    case "applied":
    case "collecting":
    case "checking":
    case "vote-called":
    case "result":
      return t(`petition.recall-${state}`)
    default:
      return t(`recallState.${state}`)
  }
}

/** A period of a law in words: “30 calendar days”. */
export function periodInWords({ value, unit }: Period, { t }: Locale): string {
  return t(`petition.period-${unit}`, { value })
}
