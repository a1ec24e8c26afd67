import { firstDay, isPartialDay, lastDay } from "#app/lib/day.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { Timeline } from "./timeline.tsx"
import type { TimelineStep } from "./timeline.tsx"

interface PledgeHistoryProps {
  today: string
  pledge: { saidOn: string | null; dueOn: string | null }
  evidence: readonly {
    happenedOn: string | null
    title: string | null
    vote: { motionTitle: string; ownOption: VoteOption | null } | null
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
  const steps = events.map(({ sortDay, shownDay, title, text }): TimelineStep => ({
    state: sortDay <= props.today ? "done" : "to-come",
    date: <time dateTime={shownDay}>{day(shownDay)}</time>,
    title: heading(title),
    ...(text === undefined ? {} : { text }),
  }))
  return <Timeline steps={steps} />
}

interface Event {
  sortDay: string
  shownDay: string
  title: string
  text?: string
}

function useEvents(props: PledgeHistoryProps): Event[] {
  const { pledge, evidence, verdicts, claims, rescopes = [] } = props
  const { t } = useLocale()
  const { saidOn, dueOn } = pledge
  return [
    ...(saidOn ? [{ ...dated(saidOn), title: t("record.promised") }] : []),
    ...(dueOn ? [{ shownDay: dueOn, sortDay: lastDay(dueOn), title: t("record.deadline") }] : []),
    ...evidence.flatMap(({ happenedOn, vote, title }) => {
      const held = happenedOn?.slice(0, 10)
      if (!held || !isPartialDay(held)) return []
      const own = vote?.ownOption
      return own
        ? [
            {
              ...dated(held),
              title: t("record.voted-step", { option: t(`vote.one-${own}`) }),
              text: vote.motionTitle,
            },
          ]
        : [{ ...dated(held), title: vote?.motionTitle ?? title ?? t("record.evidence") }]
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

function dated(day: string): Pick<Event, "sortDay" | "shownDay"> {
  return { shownDay: day, sortDay: firstDay(day) }
}
