import { findLinked, keyOf, sayMissing } from "#app/domain/import/links.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { decidePledge } from "#app/domain/pledge.ts"
import { ownSpace } from "#app/exchange/own-export.ts"
import type { OwnPromiseRecord, OwnSource } from "#app/exchange/own-promises.ts"
import { blankDraft } from "#app/exchange/subject.ts"
import type { Ref, Subject } from "#app/exchange/subject.ts"
import { todayAt } from "#app/lib/zone.ts"
import { putFurtherSources } from "#db/queries/further-sources.server.ts"
import { setImportedMandates } from "#db/queries/imported-mandates.server.ts"

/**
 * Stores promises that this site exported, with their sources, under the same public ids. Whose they are
 * must be known already. Verdicts, deputies' words and kept copies stay where they were made.
 */
export async function storeOwnPromises(
  run: ImportRun,
  records: readonly OwnPromiseRecord[],
): Promise<void> {
  await findLinked(
    run,
    records.flatMap(({ promise }) => [
      ownRef("person", promise.person_id),
      ...(promise.mandate_id === null ? [] : [ownRef("membership", promise.mandate_id)]),
    ]),
  )
  await storeSubjects(run, "source_snapshot", sourcesOf(records))
  // A source is a part of its promise's record, not one of its own.
  run.tally.kinds.delete("source_snapshot")
  const subjects = records
    .map((record) => subjectOf(run, record))
    .filter((one) => one !== undefined)
  await storeSubjects(run, "pledge", subjects)
  await linkMandates(run, records)
  await linkFurther(run, records)
}

function subjectOf(run: ImportRun, { place, promise }: OwnPromiseRecord): Subject | undefined {
  const person = ownRef("person", promise.person_id)
  const personId = keyOf(run, person)
  const decided = decidePledge(
    { text: promise.text, saidOn: promise.said_on, dueOn: promise.due_on },
    todayAt(run.at),
  )
  if (personId === undefined || !decided.ok) {
    const reason = decided.ok ? sayMissing(run, person) : decided.refusal.code.replaceAll("-", " ")
    run.tally.reject("pledge", place, reason)
    return undefined
  }
  const theirs = promise.rated_elsewhere
  return {
    ...blankDraft(place),
    ref: ownRef("pledge", promise.id),
    fields: {
      ...decided.value,
      // Of a mandate's end the mandate itself tells the day.
      dueOn: promise.mandate_id === null ? promise.due_on : null,
      personId,
      lang: promise.lang,
      power: promise.power,
      category: promise.category,
      horizon: promise.horizon,
      horizonEvent: promise.horizon_event,
      theirRating: theirs?.label ?? null,
      theirRatingAs: theirs?.as ?? null,
      theirRatingBy: theirs?.by ?? null,
    },
    links: { sourceSnapshotId: ownRef("source_snapshot", promise.source.id) },
    identifiers: promise.identifiers.map(({ scheme, identifier }) => ({
      scheme,
      value: identifier,
    })),
  }
}

/** The sources of all promises, each once. */
function sourcesOf(records: readonly OwnPromiseRecord[]): Subject[] {
  const sources = new Map<string, Subject>()
  for (const { place, promise } of records) {
    for (const source of [promise.source, ...promise.further_sources]) {
      if (!sources.has(source.id)) sources.set(source.id, sourceOf(place, source))
    }
  }
  return [...sources.values()]
}

function sourceOf(place: string, { id, url, title, captured_on }: OwnSource): Subject {
  const fields = { url, title, capturedOn: captured_on }
  return { ...blankDraft(place), ref: ownRef("source_snapshot", id), fields }
}

/** Only promises that this run added: of one that stood, whoever is at work here says what its end is. */
async function linkMandates(run: ImportRun, records: readonly OwnPromiseRecord[]): Promise<void> {
  const links = records.flatMap(({ promise }) => {
    const publicId = publicIdOf(ownRef("pledge", promise.id))
    const mandate = promise.mandate_id === null ? null : ownRef("membership", promise.mandate_id)
    const mandateId = mandate === null ? undefined : keyOf(run, mandate)
    const pledgeId = run.added.has(publicId) ? run.known.get(publicId) : undefined
    return pledgeId === undefined || mandateId === undefined ? [] : [{ pledgeId, mandateId }]
  })
  await setImportedMandates(run.trx, links)
}

async function linkFurther(run: ImportRun, records: readonly OwnPromiseRecord[]): Promise<void> {
  const links = records.flatMap(({ promise }) => {
    const pledgeId = keyOf(run, ownRef("pledge", promise.id))
    if (pledgeId === undefined) return []
    return promise.further_sources.flatMap(({ id }, position) => {
      const sourceSnapshotId = keyOf(run, ownRef("source_snapshot", id))
      return sourceSnapshotId === undefined ? [] : [{ pledgeId, sourceSnapshotId, position }]
    })
  })
  for (const pledgeId of await putFurtherSources(run.trx, links, run.id)) {
    run.touch("pledge", pledgeId)
  }
}

function ownRef(kind: Ref["kind"], id: string): Ref {
  return { kind, source: ownSpace, id, made: false }
}
