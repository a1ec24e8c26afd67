import type { Deadline } from "#app/domain/recall-deadline.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { kebab, lastKnownInWords } from "./law-timeline.tsx"
import { periodInWords } from "./petition-tracks.tsx"
import { Timeline } from "./timeline.tsx"
import type { TimelineStep } from "./timeline.tsx"

/** What the words about an earlier wording need of the law. */
type Wording = Pick<RuleSet, "validFrom">

interface RecallDeadlinesProps {
  ruleSet: Wording
  /** Those that an event has begun. */
  deadlines: readonly Deadline[]
  /** Where it is given, a last day before it is said to have passed. */
  today?: string
}

/** What comes next in a recall, each with its last day and its article. */
export function RecallDeadlines({ ruleSet, deadlines, today }: RecallDeadlinesProps) {
  const locale = useLocale()
  if (deadlines.length === 0) return null
  return (
    <>
      <h3>{locale.t("recallLaw.next")}</h3>
      <Timeline steps={deadlines.map((deadline) => stepOf(deadline, ruleSet, today, locale))} />
    </>
  )
}

function stepOf(
  deadline: Deadline,
  ruleSet: Wording,
  today: string | undefined,
  locale: Locale,
): TimelineStep {
  const { t, day } = locale
  const { rule, article, established, period, firstDay, lastDay, metOn, daysOffNotRead } = deadline
  const words = period && periodInWords(period, locale)
  const isPassed = metOn === null && lastDay !== null && today !== undefined && lastDay < today
  return {
    state: metOn === null ? "now" : "done",
    title: t(`recallLaw.rule-${kebab(rule)}`),
    date: lastDay === null ? undefined : daysInWords(firstDay, day(lastDay), locale),
    text: (
      <>
        {established && words} {isPassed && <strong>{t("recallLaw.passed")}</strong>}{" "}
        {daysOffNotRead.length > 0 && (
          <span className="note">
            {t("recallLaw.days-off-not-read", { years: daysOffNotRead.join(", ") })}
          </span>
        )}
      </>
    ),
    notEstablished: established ? undefined : openInWords(words, ruleSet, locale),
    article: article === null ? undefined : locale.article(article),
  }
}

function openInWords(words: string | null, ruleSet: Wording, locale: Locale): string {
  return words === null ? locale.t("recallLaw.unknown") : lastKnownInWords(words, ruleSet, locale)
}

function daysInWords(firstDay: string | null, to: string, { t, day }: Locale): string {
  return firstDay === null
    ? t("recallLaw.by-day", { to })
    : t("recallLaw.between-days", { from: day(firstDay), to })
}
