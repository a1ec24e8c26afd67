import { words } from "#app/domain/fold.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { sharedSpace } from "#app/exchange/subject.ts"
import type { Subject } from "#app/exchange/subject.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { listIdentifiers, sourceOfScheme } from "#db/queries/identifiers.server.ts"
import { findImported } from "#db/queries/imported.server.ts"
import { listSearchWords } from "#db/queries/search.server.ts"

/**
 * Rejects persons of the shared space whose id already stands there for clearly somebody else: no word of
 * any name in common, and no identifier. Two legislatures may both number their members from 1.
 */
export async function rejectStrangers(
  run: ImportRun,
  persons: readonly Subject[],
): Promise<Subject[]> {
  const shared = persons.filter(({ ref }) => ref.source === sharedSpace && !ref.made)
  const stood = await findImported(
    run.trx,
    run.engine,
    "person",
    shared.map(({ ref }) => publicIdOf(ref)),
  )
  const ids = [...stood.values()].map(({ id }) => run.standingFor("person", id))
  const known = await listSearchWords(run.trx, "person", ids)
  const identifiers = await listIdentifiers(run.trx, run.engine, "person", ids)
  const identified = new Set(
    identifiers.map(({ id, scheme, value }) => canonicalJson([id, scheme, value])),
  )

  return persons.filter((person) => {
    const there = stood.get(publicIdOf(person.ref))
    if (!there || person.ref.made) return true
    const id = run.standingFor("person", there.id)
    const isIdentified = person.identifiers.some(
      ({ scheme, value }) =>
        sourceOfScheme(scheme) === undefined && identified.has(canonicalJson([id, scheme, value])),
    )
    if (isIdentified || !isSomebodyElse(person.searchable, known.get(id))) return true
    const name = String(there.values["name"])
    run.tally.reject(
      "person",
      person.place,
      `the id "${person.ref.id}" stands for ${name} already: import this file with --source`,
    )
    run.refused.add(publicIdOf(person.ref))
    return false
  })
}

/** Tells whether names have no folded word in common with those by which a person is found. */
export function isSomebodyElse(
  names: readonly string[],
  known: ReadonlySet<string> | undefined,
): boolean {
  const said = names.flatMap((name) => words(name))
  return said.length > 0 && known !== undefined && !said.some((word) => known.has(word))
}
