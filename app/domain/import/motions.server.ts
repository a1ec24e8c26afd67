import { addOrganizations } from "#app/domain/import/mentioned.server.ts"
import type { Mention } from "#app/domain/import/mentioned.server.ts"
import { findLinked, keyOf } from "#app/domain/import/links.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { storeVotes } from "#app/domain/import/votes.server.ts"
import type { CastEvent } from "#app/domain/import/votes.server.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import { sayPlace } from "#app/exchange/motion.ts"
import type { EventRecord, MotionRecord } from "#app/exchange/motion.ts"
import { sharedSpace } from "#app/exchange/subject.ts"
import type { Draft, Ref, Subject } from "#app/exchange/subject.ts"

/** A motion of which it is known where its ids lie and which organization decided it. */
export interface SpacedMotion {
  readonly record: MotionRecord
  readonly source: string
  readonly organization: Ref
}

/** Who a voter is: the key of a person, or why there is none. `decidedBy` is the event's organization. */
export type FindVoter = (voterId: string, decidedBy: number | undefined) => number | string

/** Stores motions, their vote events, counts and votes. Groups that nobody has described are added. */
export async function storeMotions(
  run: ImportRun,
  motions: readonly SpacedMotion[],
  findVoter: FindVoter,
): Promise<void> {
  const named = motions.map((motion) => ({ ...motion, subject: motionSubject(motion) }))
  await storeSubjects(
    run,
    "motion",
    named.map(({ subject }) => subject),
  )
  const events = named.flatMap(({ record, source, organization, subject }) =>
    record.events.map((event) => ({
      event,
      source,
      subject: eventSubject(event, record, subject, organization),
    })),
  )
  await storeSubjects(
    run,
    "vote_event",
    events.map(({ subject }) => subject),
  )
  const groups = await findGroups(run, events)
  await storeVotes(
    run,
    events.map(({ event, source, subject }) => ({
      ...castOf(run, event, subject),
      groups: groups.get(source) ?? new Map<string, number>(),
    })),
    findVoter,
  )
}

function castOf(run: ImportRun, event: EventRecord, subject: Subject): Omit<CastEvent, "groups"> {
  const publicId = publicIdOf(subject.ref)
  return {
    event,
    place: subject.place,
    id: run.refused.has(publicId) ? undefined : run.known.get(publicId),
    isNew: run.added.has(publicId),
    decidedBy: subject.links["organizationId"]
      ? keyOf(run, subject.links["organizationId"])
      : undefined,
  }
}

function motionSubject({ record, source, organization }: SpacedMotion): Subject {
  const { draft, periodId } = record
  const period: Ref | null =
    periodId === null ? null : { kind: "legislative_period", source, id: periodId, made: false }
  return named(
    { ...draft, links: { organizationId: organization, legislativePeriodId: period } },
    "motion",
    source,
  )
}

/** A vote event belongs to its motion's organization, unless it names another itself. */
function eventSubject(
  { draft, organizationId }: EventRecord,
  record: MotionRecord,
  motion: Subject,
  organization: Ref,
): Subject {
  const { source } = motion.ref
  const isElsewhere = organizationId !== null && organizationId !== record.organizationId
  const links = {
    motionId: motion.ref,
    organizationId: isElsewhere
      ? ({ kind: "organization", source, id: organizationId, made: false } as const)
      : organization,
  }
  return named({ ...draft, key: [motion.ref.id, ...draft.key], links }, "vote_event", source)
}

function named(draft: Draft, kind: "motion" | "vote_event", source: string): Subject {
  const [subject] = nameDrafts([draft], kind, source)
  if (!subject) throw new Error("a draft was not named")
  return subject
}

/** The groups that ballots name, by source and id; those that nobody has described are added as parties. */
async function findGroups(
  run: ImportRun,
  events: readonly { event: EventRecord; source: string }[],
): Promise<Map<string, Map<string, number>>> {
  const mentions = new Map<string, Map<string, Mention>>()
  for (const { event, source } of events) {
    const inSource = mentions.get(source) ?? new Map<string, Mention>()
    mentions.set(source, inSource)
    for (const { groupId: id, place } of event.ballots) {
      if (id === null || inSource.has(id)) continue
      const ref = { kind: "organization", source, id, made: false, orSource: sharedSpace } as const
      inSource.set(id, { ref, place: sayPlace(place), classification: "party" })
    }
  }
  const all = [...mentions.values()].flatMap((inSource) => [...inSource.values()])
  await findLinked(
    run,
    all.map(({ ref }) => ref),
  )
  await addOrganizations(run, all)
  const groups = new Map<string, Map<string, number>>()
  for (const [source, inSource] of mentions) {
    const keys = [...inSource].map(([id, { ref }]) => [id, keyOf(run, ref) ?? 0] as const)
    groups.set(source, new Map(keys.filter(([, key]) => key !== 0)))
  }
  return groups
}
