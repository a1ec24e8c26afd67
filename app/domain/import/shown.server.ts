import { fieldsThatDiffer } from "#app/domain/import/difference.ts"
import type { RawDifference, RowFate } from "#app/domain/import/difference.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { labelOf } from "#app/domain/import/undo.ts"
import type { Subject } from "#app/exchange/subject.ts"
import type { StoredVote } from "#db/queries/imported-votes.server.ts"
import { columnsOf } from "#db/queries/imported.server.ts"
import type { ImportedRow, ImportedTable, StoredRow } from "#db/queries/imported.server.ts"

/** A record with its row, and what stood there before. */
interface Shown {
  readonly subject: Subject
  readonly row: ImportedRow
  readonly stored: StoredRow | undefined
}

/** Notes what becomes of a record, for whoever looks at the difference. */
export function showRecord(
  run: ImportRun,
  kind: ImportedTable,
  fate: RowFate,
  { subject, row, stored }: Shown,
): void {
  // A source is a part of its promise's record, not one of its own.
  if (kind === "source_snapshot" || !run.difference.wants(kind, fate)) return
  const fields =
    fate === "unchanged" ? [] : fieldsThatDiffer(columnsOf(kind), row.values, stored?.values)
  run.difference.note({ fate, kind, label: labelIn(row, subject), fields })
}

/** The same of a vote: who voted, on what, and how. */
export function showVote(
  run: ImportRun,
  fate: RowFate,
  vote: StoredVote,
  old: StoredVote | undefined,
): void {
  if (!run.difference.wants("vote", fate)) return
  const label = [
    { table: "person", id: vote.personId },
    { table: "vote_event", id: vote.eventId },
  ]
  const fields = (["option", "groupId", "role"] as const).flatMap((name) => {
    const [was, becomes] = [old?.[name] ?? null, vote[name]]
    return was === becomes ? [] : [{ column: name === "groupId" ? "group_id" : name, was, becomes }]
  })
  run.difference.note({ fate, kind: "vote", label, fields })
}

/** A mandate is called by its holder, a vote event by its motion. */
function labelIn({ values }: ImportedRow, { ref }: Subject): RawDifference["label"] {
  const { personId, motionId } = values
  if (ref.kind === "membership" && typeof personId === "number") {
    return [{ table: "person", id: personId }]
  }
  if (typeof motionId === "number") return [{ table: "motion", id: motionId }]
  const label = labelOf(values)
  return label === "undefined" ? ref.id : label
}
