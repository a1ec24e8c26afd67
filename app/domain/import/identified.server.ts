import type { ImportRun } from "#app/domain/import/run.server.ts"
import { ownSpace } from "#app/exchange/own-export.ts"
import type { Subject } from "#app/exchange/subject.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import {
  findByFormerIds,
  insertIdentifiers,
  listIdentifiers,
  sourceScheme,
} from "#db/queries/identifiers.server.ts"
import type { IdentifierOf } from "#db/queries/identifiers.server.ts"
import type { ImportedRow, ImportedTable, StoredRow } from "#db/queries/imported.server.ts"

/** A record of a file, and the row that it becomes. */
export interface Entry {
  readonly subject: Subject
  readonly row: ImportedRow
}

/** A record that stood under a person where an export came from: the person is here, the record need not be. */
export async function withoutFormer(
  run: ImportRun,
  entries: readonly Entry[],
  stood: ReadonlyMap<string, StoredRow>,
): Promise<readonly Entry[]> {
  const unmet = entries.map(publicIdOfEntry).filter((publicId) => !stood.has(publicId))
  const former = await findByFormerIds(run.trx, run.engine, unmet)
  for (const [publicId, id] of former) {
    run.known.set(publicId, id)
    run.tally.settle("person", "unchanged")
    run.advance(1)
  }
  return entries.filter(({ row }) => !former.has(row.publicId))
}

/** Adds the identifiers that are not there yet and answers whose they are. */
export async function addIdentifiers(
  run: ImportRun,
  table: ImportedTable,
  entries: readonly Entry[],
): Promise<ReadonlySet<number>> {
  const wanted = entries.flatMap(({ subject, row }) => {
    const id = run.known.get(row.publicId) ?? 0
    const { ref, identifiers } = subject
    const isNameless = ref.made || ref.source === ownSpace
    const own = isNameless ? [] : [{ scheme: sourceScheme(ref.source), value: ref.id }]
    return [...own, ...identifiers].map(({ scheme, value }) => ({ id, scheme, value }))
  })
  const old = entries.map(({ row }) => row.publicId).filter((id) => !run.added.has(id))
  const ids = old.map((publicId) => run.known.get(publicId) ?? 0)
  const stood = new Set((await listIdentifiers(run.trx, run.engine, table, ids)).map(textOf))
  const missing = wanted.filter((identifier) => !stood.has(textOf(identifier)))
  await insertIdentifiers(run.trx, run.engine, table, missing, run.id)
  if (table === "person") for (const { id } of missing) run.identified.add(id)
  return new Set(missing.map(({ id }) => id))
}

/** The id by which a record is found again. */
export function publicIdOfEntry({ row }: Entry): string {
  return row.publicId
}

function textOf({ id, scheme, value }: IdentifierOf): string {
  return canonicalJson([id, scheme, value])
}
