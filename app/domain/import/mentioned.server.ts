import { keyOf } from "#app/domain/import/links.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { ownSpace } from "#app/exchange/own-export.ts"
import type { Ref, Subject } from "#app/exchange/subject.ts"
import { insertIdentifiers, sourceScheme } from "#db/queries/identifiers.server.ts"
import { insertImported } from "#db/queries/imported.server.ts"

/** An organization that a file mentions without describing it, and what its mention tells of its kind. */
export interface Mention {
  readonly ref: Ref
  readonly place: string
  readonly classification: string | null
}

/**
 * Adds the organizations that records link to and nobody has described: a membership cannot stand
 * without. Each is named by its id, with a warning; once a file describes it, it is updated.
 */
export async function addMentioned(run: ImportRun, subjects: readonly Subject[]): Promise<void> {
  const mentions = subjects.flatMap(({ links, place }) =>
    Object.entries(links).flatMap(([column, ref]) =>
      ref?.kind === "organization" && column !== "parentId"
        ? [{ ref, place, classification: column === "onBehalfOfId" ? "party" : null }]
        : [],
    ),
  )
  const own = new Set(subjects.map(({ ref }) => publicIdOf(ref)))
  await addOrganizations(
    run,
    mentions.filter(({ ref }) => !own.has(publicIdOf(ref))),
  )
}

/** Adds each organization that is mentioned and not known, once. Look them up with `findLinked` first. */
export async function addOrganizations(
  run: ImportRun,
  mentions: readonly Mention[],
): Promise<void> {
  const unknown = new Map<string, Mention>()
  for (const mention of mentions) {
    const publicId = publicIdOf(mention.ref)
    const isKnown = keyOf(run, mention.ref) !== undefined
    if (!isKnown && !run.refused.has(publicId) && !unknown.has(publicId)) {
      unknown.set(publicId, mention)
    }
  }
  if (unknown.size === 0) return
  const rows = [...unknown].map(([publicId, { ref, classification }]) => ({
    publicId,
    values: { name: ref.name ?? ref.id, classification },
  }))
  const ids = await insertImported(run.trx, run.engine, "organization", rows, run.writing)
  const foreign = [...unknown].filter(([, { ref }]) => ref.source !== ownSpace)
  const identifiers = foreign.map(([publicId, { ref }]) => ({
    id: ids.get(publicId) ?? 0,
    scheme: sourceScheme(ref.source),
    value: ref.id,
  }))
  await insertIdentifiers(run.trx, run.engine, "organization", identifiers, run.id)
  for (const [publicId, { ref, place }] of unknown) {
    const id = ids.get(publicId) ?? 0
    run.known.set(publicId, id)
    run.touch("organization", id)
    run.tally.read("organization")
    run.tally.settle("organization", "added")
    run.tally.warn(place, `no organization "${ref.id}" is known: added under this name`)
  }
}
