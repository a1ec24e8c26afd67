import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import type { Ref, Subject, SubjectKind } from "#app/exchange/subject.ts"
import { findByFormerIds } from "#db/queries/identifiers.server.ts"
import { findImported } from "#db/queries/imported.server.ts"
import type { ImportedTable } from "#db/queries/imported.server.ts"

/** The links without which a record cannot stand. */
const required: Partial<Record<SubjectKind, readonly string[]>> = {
  membership: ["personId", "organizationId"],
  post: ["organizationId"],
  motion: ["organizationId"],
  vote_event: ["motionId", "organizationId"],
}

/** Looks up all records that these refer to and that the run has not met yet. */
export async function findLinked(run: ImportRun, refs: readonly Ref[]): Promise<void> {
  const unmet = new Map<ImportedTable, Set<string>>()
  for (const ref of refs) {
    for (const source of ref.orSource === undefined ? [ref.source] : [ref.source, ref.orSource]) {
      const publicId = publicIdOf({ ...ref, source })
      if (run.known.has(publicId) || run.refused.has(publicId)) continue
      unmet.set(ref.kind, (unmet.get(ref.kind) ?? new Set<string>()).add(publicId))
    }
  }
  for (const [table, publicIds] of unmet) {
    const found = await findImported(run.trx, run.engine, table, [...publicIds])
    for (const { publicId, id } of found.values()) run.known.set(publicId, id)
    if (table === "person") await findFormer(run, publicIds)
  }
}

/** People whom another installation's export knows under the ids that they had before a merge there. */
async function findFormer(run: ImportRun, publicIds: ReadonlySet<string>): Promise<void> {
  const unmet = [...publicIds].filter((id) => !run.known.has(id))
  for (const [publicId, id] of await findByFormerIds(run.trx, run.engine, unmet)) {
    run.known.set(publicId, id)
  }
}

/** The key of a record that is referred to, once `findLinked` has looked it up. */
export function keyOf(run: ImportRun, ref: Ref): number | undefined {
  const publicId = publicIdOf(ref)
  if (run.refused.has(publicId)) return undefined
  const id = run.known.get(publicId)
  if (id !== undefined) return run.standingFor(ref.kind, id)
  if (ref.orSource === undefined) return undefined
  return keyOf(run, { ...ref, source: ref.orSource, orSource: undefined })
}

/** A record's links as keys by column, and as text what could not be linked; or why it cannot stand. */
export type Linked =
  | { readonly keys: Readonly<Record<string, number | null>>; readonly lost: readonly LostLink[] }
  | { readonly problem: string }

interface LostLink {
  readonly column: string
  readonly ref: Ref
}

/** Turns the links of a record into keys. */
export function linkUp(run: ImportRun, subject: Subject): Linked {
  const keys: Record<string, number | null> = {}
  const lost: LostLink[] = []
  const needed = required[subject.ref.kind] ?? []
  for (const column of needed) {
    if (!subject.links[column]) return { problem: `names no ${column.replace(/Id$/, "")}` }
  }
  for (const [column, ref] of Object.entries(subject.links)) {
    const key = ref === null ? null : (keyOf(run, ref) ?? undefined)
    if (key === undefined && ref !== null) {
      if (needed.includes(column)) return { problem: sayMissing(run, ref) }
      lost.push({ column, ref })
    }
    keys[column] = key ?? null
  }
  return { keys, lost }
}

/** Says why a record that is referred to is not there. */
export function sayMissing(run: ImportRun, ref: Ref): string {
  const kind = ref.kind.replace("_", " ")
  return run.refused.has(publicIdOf(ref))
    ? `the ${kind} "${ref.id}" was rejected`
    : `no ${kind} "${ref.id}" is known`
}
