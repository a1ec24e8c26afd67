import { z } from "zod"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { OptionCount } from "#app/domain/vote.ts"
import { isRaw, listOf, pointer } from "./json-document.ts"
import type { Raw } from "./json-document.ts"
import type { EventRecord, MotionRecord } from "./motion.ts"
import { readBallots } from "./popolo-ballot.ts"
import type { Placed } from "./popolo-document.ts"
import type { PlacedMotion, VoterMention } from "./popolo-votes.ts"
import { count, leftOver, optionalText, parseRecord, readIdentifiers, readMoment } from "./shape.ts"
import { blankDraft } from "./subject.ts"
import type { Tally } from "./tally.ts"
import { readOption } from "./vote-option.ts"

const Motion = z.looseObject({
  id: optionalText,
  organization_id: optionalText,
  legislative_session_id: optionalText,
  legislative_period_id: optionalText,
  title: optionalText,
  name: optionalText,
  text: optionalText,
  classification: optionalText,
  date: optionalText,
  result: optionalText,
  lang: optionalText,
})

/** Reads a motion and its vote events. Without a title its text is its title. */
export function readMotion(
  { raw, place, events }: PlacedMotion,
  voters: Map<string, VoterMention>,
  tally: Tally,
): MotionRecord | undefined {
  const whole = leftOver(raw, ["vote_events", "votes"])
  const motion = parseRecord(Motion, whole, "motion", place, tally)
  const title = motion && (motion.title ?? motion.name ?? motion.text ?? motion.id)
  if (!motion || title === null || title === undefined) {
    if (motion) tally.reject("motion", place, "has neither title nor text nor id")
    rejectEvents(events, "its motion was rejected", tally)
    return undefined
  }
  const extra = leftOver(whole, Object.keys(Motion.shape))
  function warn(reason: string): void {
    tally.warn(place, reason)
  }
  const periodId = motion.legislative_period_id ?? motion.legislative_session_id
  tally.read("vote_event", events.length)
  return {
    organizationId: motion.organization_id,
    periodId,
    draft: {
      ...blankDraft(place),
      ownId: motion.id,
      key: [motion.organization_id, motion.date, title, motion.text, motion.classification],
      fields: {
        title,
        text: motion.text === title ? null : motion.text,
        lang: motion.lang,
        classification: motion.classification,
        date: readMoment("date", motion.date ?? contextDate(raw), extra, warn),
        result: motion.result,
        sourceUrl: firstSource(raw),
      },
      extra,
      identifiers: readIdentifiers(listOf(raw, "identifiers"), extra),
    },
    events: numbered(
      events.map((event) => readEvent(event, voters, tally)).filter((event) => event !== undefined),
    ),
  }
}

const Event = z.looseObject({
  id: optionalText,
  identifier: optionalText,
  motion_id: optionalText,
  organization_id: optionalText,
  start_date: optionalText,
  result: optionalText,
})

function readEvent(
  { raw, place }: Placed,
  voters: Map<string, VoterMention>,
  tally: Tally,
): EventRecord | undefined {
  const whole = leftOver(raw, ["motion", "votes", "counts"])
  const event = parseRecord(Event, whole, "vote_event", place, tally)
  if (!event) {
    rejectVotes({ raw, place }, "its vote event was rejected", tally)
    return undefined
  }
  const extra = leftOver(whole, ["id", "motion_id", "organization_id", "start_date", "result"])
  const counts = readCounts(raw, place, extra, tally)
  const { ballots, unmapped } = readBallots(
    listOf(raw, "votes"),
    pointer(place, "votes"),
    voters,
    tally,
  )
  if (Object.keys(unmapped).length > 0) extra["votes"] = unmapped
  return {
    organizationId: event.organization_id,
    counts,
    ballots,
    draft: {
      ...blankDraft(place),
      ownId: event.id,
      key: [event.identifier, event.start_date],
      fields: {
        startDate: readMoment("start_date", event.start_date, extra, (reason) =>
          tally.warn(place, reason),
        ),
        result: event.result,
      },
      extra,
      identifiers: readIdentifiers(listOf(raw, "identifiers"), extra),
    },
  }
}

/** Events of one motion without an id and at one time are told apart by their order. */
function numbered(events: readonly EventRecord[]): EventRecord[] {
  const met = new Map<string, number>()
  return events.map((event) => {
    const key = canonicalJson(event.draft.key)
    const number = met.get(key) ?? 0
    met.set(key, number + 1)
    return { ...event, draft: { ...event.draft, key: [...event.draft.key, number] } }
  })
}

const Count = z.object({ option: z.string(), value: count })

/** The source's counts of the whole event. Those of single groups are kept in `extra`. */
function readCounts(
  raw: Raw,
  place: string,
  extra: Record<string, unknown>,
  tally: Tally,
): OptionCount[] | null {
  const counts = new Map<OptionCount["option"], number>()
  const kept: unknown[] = []
  for (const entry of listOf(raw, "counts")) {
    const isOfAll = isRaw(entry) && Object.keys(entry).every((key) => key in Count.shape)
    const parsed = isOfAll ? Count.safeParse(entry).data : undefined
    const option = parsed && readOption(parsed.option)
    if (parsed && option && !counts.has(option)) counts.set(option, parsed.value)
    else kept.push(entry)
  }
  if (kept.length > 0) {
    extra["counts"] = kept
    tally.warn(
      pointer(place, "counts"),
      `${kept.length} counts are not of an option alone: kept unread`,
    )
  }
  return counts.size === 0 ? null : [...counts].map(([option, value]) => ({ option, value }))
}

function rejectEvents(events: readonly Placed[], reason: string, tally: Tally): void {
  for (const event of events) {
    tally.read("vote_event")
    tally.reject("vote_event", event.place, reason)
    rejectVotes(event, reason, tally)
  }
}

function rejectVotes({ raw, place }: Placed, reason: string, tally: Tally): void {
  const votes = listOf(raw, "votes")
  tally.read("vote", votes.length)
  votes.forEach((_, index) => tally.reject("vote", `${place}/votes/${index}`, reason))
}

function contextDate(raw: Raw): string | null {
  const context = raw["context"]
  return isRaw(context) ? (optionalText.safeParse(context["date"]).data ?? null) : null
}

/** The first address under which the motion can be read, its own or that of its sitting. */
function firstSource(raw: Raw): string | null {
  const context = isRaw(raw["context"]) ? raw["context"] : {}
  for (const source of [...listOf(raw, "sources"), ...listOf(context, "sources")]) {
    const url = isRaw(source) ? optionalText.safeParse(source["url"]).data : null
    if (url && /^https?:\/\//i.test(url)) return url
  }
  return null
}
