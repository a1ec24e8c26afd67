import { addOrganizations } from "#app/domain/import/mentioned.server.ts"
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
  await addGroups(run, events)
  await storeVotes(
    run,
    events.map(({ event, source, subject }) => ({
      ...castOf(run, event, subject),
      groupOf: (groupId: string) => keyOf(run, groupRef(source, groupId)) ?? null,
    })),
    findVoter,
  )
}

function castOf(
  run: ImportRun,
  event: EventRecord,
  subject: Subject,
): Omit<CastEvent, "groupOf"> {
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

function groupRef(source: string, id: string): Ref {
  return { kind: "organization", source, id, made: false, orSource: sharedSpace }
}

async function addGroups(
  run: ImportRun,
  events: readonly { event: EventRecord; source: string }[],
): Promise<void> {
  const mentions = new Map<string, { ref: Ref; place: string; classification: string }>()
  for (const { event, source } of events) {
    for (const { groupId, place } of event.ballots) {
      if (groupId === null) continue
      const key = JSON.stringify([source, groupId])
      if (mentions.has(key)) continue
      mentions.set(key, {
        ref: groupRef(source, groupId),
        place: sayPlace(place),
        classification: "party",
      })
    }
  }
  await findLinked(
    run,
    [...mentions.values()].map(({ ref }) => ref),
  )
  await addOrganizations(run, [...mentions.values()])
}
