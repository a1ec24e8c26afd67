import type { ReactNode } from "react"
import { firstDay, isPartialDay, lastDay } from "#app/lib/day.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { Timeline } from "./timeline.tsx"
import type { TimelineStep } from "./timeline.tsx"
import { InTongue } from "./tongue.tsx"
import { langOf } from "./words.tsx"

interface PledgeHistoryProps {
  today: string
  pledge: { saidOn: string | null; dueOn: string | null }
  evidence: readonly {
    happenedOn: string | null
    title: string | null
    lang: string
    vote: { motionTitle: string; motionLang: string | null; ownOption: VoteOption | null } | null
  }[]
  verdicts: readonly { rating: Rating; at: string }[]
  claims: readonly { rating: Rating; at: string }[]
  /** How the deputy scoped it anew. */
  rescopes?: readonly { at: string }[] | undefined
}

/** One line of time: what was promised, what happened, what each side said of it, and the deadline. */
export function PledgeHistory(props: PledgeHistoryProps) {
  const { day, heading } = useLocale()
  const events = useEvents(props).sort((a, b) => a.sortDay.localeCompare(b.sortDay))
  const steps = events.map(({ sortDay, shownDay, title, lang = null, text }): TimelineStep => ({
    state: sortDay <= props.today ? "done" : "to-come",
    date: <time dateTime={shownDay}>{day(shownDay)}</time>,
    title: <InTongue lang={langOf(title, lang)}>{heading(title)}</InTongue>,
    ...(text === undefined ? {} : { text }),
  }))
  return <Timeline steps={steps} />
}

interface Event {
  sortDay: string
  shownDay: string
  title: string
  /** Where the title is what somebody wrote. */
  lang?: string | null
  text?: ReactNode
}

function useEvents(props: PledgeHistoryProps): Event[] {
  const { pledge, evidence, verdicts, claims, rescopes = [] } = props
  const { t } = useLocale()
  const { saidOn, dueOn } = pledge
  return [
    ...(saidOn ? [{ ...dated(saidOn), title: t("record.promised") }] : []),
    ...(dueOn ? [{ shownDay: dueOn, sortDay: lastDay(dueOn), title: t("record.deadline") }] : []),
    ...evidence.flatMap(({ happenedOn, vote, title, lang }): Event[] => {
      const held = happenedOn?.slice(0, 10)
      if (!held || !isPartialDay(held)) return []
      const own = vote?.ownOption
      return own
        ? [
            {
              ...dated(held),
              title: t("record.voted-step", { option: t(`vote.one-${own}`) }),
              text: <InTongue lang={vote.motionLang}>{vote.motionTitle}</InTongue>,
            },
          ]
        : [{ ...dated(held), ...titleOf(vote, title, lang, t("record.evidence")) }]
    }),
    ...verdicts.map(({ rating, at: when }) => ({
      ...dated(dayIn(defaultZone, when)),
      title: t("record.rated", { rating: t(`rating.${rating}`) }),
    })),
    ...claims.map(({ rating, at: when }) => ({
      ...dated(dayIn(defaultZone, when)),
      title: t("record.claimed", { rating: t(`rating.${rating}`) }),
    })),
    ...rescopes.map(({ at: when }) => ({
      ...dated(dayIn(defaultZone, when)),
      title: t("rescope.step"),
    })),
  ]
}

/** What happened, by the motion or the title that it goes by; else by what it is, in the page's language. */
function titleOf(
  vote: { motionTitle: string; motionLang: string | null } | null,
  title: string | null,
  lang: string,
  bare: string,
): Pick<Event, "title" | "lang"> {
  if (vote) return { title: vote.motionTitle, lang: vote.motionLang }
  return title === null ? { title: bare } : { title, lang }
}

function dated(day: string): Pick<Event, "sortDay" | "shownDay"> {
  return { shownDay: day, sortDay: firstDay(day) }
}
