import { findNamed } from "#app/domain/import/named.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { decidePledge } from "#app/domain/pledge.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import type { PromiseRecord } from "#app/exchange/promises.ts"
import { blankDraft } from "#app/exchange/subject.ts"
import type { Draft, Ref, Subject } from "#app/exchange/subject.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { todayAt } from "#app/lib/zone.ts"
import { putFurtherSources } from "#db/queries/further-sources.server.ts"

/** Stores promises with their sources, each of a person who is known already. */
export async function storePromises(
  run: ImportRun,
  records: readonly PromiseRecord[],
  source: string,
  given: string | null,
): Promise<void> {
  const people = await findNamed(
    run,
    "person",
    records.map(({ promise }) => promise.person),
    given,
  )
  const drafts = records
    .map((record) => draftOf(run, record, source, people))
    .filter((draft) => draft !== undefined)
  await storeSubjects(run, "source_snapshot", [
    ...sourcesOf(records, source),
    ...furtherSourcesOf(records, source),
  ])
  // A source is a part of its promise's record, not one of its own.
  run.tally.kinds.delete("source_snapshot")
  const subjects = nameDrafts(drafts, "pledge", source)
  await storeSubjects(run, "pledge", subjects)
  await linkFurther(run, subjects, records, source)
}

/** Puts the further sources beside each promise; what stood there stays. */
async function linkFurther(
  run: ImportRun,
  subjects: readonly Subject[],
  records: readonly PromiseRecord[],
  source: string,
): Promise<void> {
  const byPlace = new Map(records.map((record) => [record.place, record]))
  const links = subjects.flatMap(({ ref, place }) => {
    const record = byPlace.get(place)
    const pledgeId = run.known.get(publicIdOf(ref))
    if (!record || pledgeId === undefined) return []
    return record.further.flatMap(({ url }, position) => {
      const id = run.known.get(publicIdOf(seenRef(url, record.promise.captured_on, source)))
      return id === undefined ? [] : [{ pledgeId, sourceSnapshotId: id, position }]
    })
  })
  for (const pledgeId of await putFurtherSources(run.trx, links, run.id))
    run.touch("pledge", pledgeId)
}

function draftOf(
  run: ImportRun,
  { place, promise, extra, theirs }: PromiseRecord,
  source: string,
  people: ReadonlyMap<string, number | string>,
): Draft | undefined {
  const person =
    people.get(promise.person) ??
    `no person "${promise.person}" is known: import the person first, or name one with --person`
  if (typeof person === "string") {
    run.tally.reject("pledge", place, person)
    return undefined
  }
  const { horizon: stated, horizon_event: horizonEvent } = promise
  const horizon = stated ?? (promise.due_on === null ? null : "day")
  const decided = decidePledge(
    { text: promise.text, saidOn: promise.said_on, dueOn: promise.due_on },
    todayAt(run.at),
  )
  if (!decided.ok) {
    run.tally.reject("pledge", place, decided.refusal.code.replaceAll("-", " "))
    return undefined
  }
  return {
    ...blankDraft(place),
    ownId: promise.id,
    key: [promise.person, decided.value.text, promise.source_url],
    fields: {
      ...decided.value,
      personId: person,
      lang: promise.lang,
      power: promise.power,
      category: promise.category,
      ...{ horizon, horizonEvent: horizon === "event" ? horizonEvent : null },
      theirRating: theirs?.label ?? null,
      theirRatingAs: theirs?.as ?? null,
      theirRatingBy: theirs?.by ?? null,
    },
    links: { sourceSnapshotId: sourceRef(promise, source) },
    extra,
  }
}

/** The sources of all promises, each once: the same address seen on the same day is one. */
function sourcesOf(records: readonly PromiseRecord[], source: string): Subject[] {
  const sources = new Map<string, Subject>()
  for (const { promise, place } of records) {
    const ref = sourceRef(promise, source)
    if (sources.has(ref.id)) continue
    sources.set(ref.id, {
      ...blankDraft(place),
      ref,
      fields: {
        url: promise.source_url,
        title: promise.source_title,
        capturedOn: promise.captured_on,
      },
    })
  }
  return [...sources.values()]
}

/** The same of the sources beside the first. */
function furtherSourcesOf(records: readonly PromiseRecord[], source: string): Subject[] {
  const own = new Set(records.map(({ promise }) => sourceRef(promise, source).id))
  const sources = new Map<string, Subject>()
  for (const { promise, place, further } of records) {
    for (const { url, title } of further) {
      const ref = seenRef(url, promise.captured_on, source)
      if (own.has(ref.id) || sources.has(ref.id)) continue
      const fields = { url, title, capturedOn: promise.captured_on }
      sources.set(ref.id, { ...blankDraft(place), ref, fields })
    }
  }
  return [...sources.values()]
}

function sourceRef(promise: PromiseRecord["promise"], source: string): Ref {
  return seenRef(promise.source_url, promise.captured_on, source)
}

function seenRef(url: string, capturedOn: string, source: string): Ref {
  const id = canonicalJson([url, capturedOn])
  return { kind: "source_snapshot", source, id, made: true }
}
