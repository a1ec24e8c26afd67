import type { Instant } from "#app/lib/instant.ts"
import type { Trx } from "#db/schema.ts"

/** A subject's names in other languages, as an import gives them. */
export interface ImportedNames {
  readonly kind: string
  readonly id: number
  readonly names: readonly { readonly lang: string; readonly text: string }[]
  readonly at: Instant
  readonly importRunId: number
}

/** Stores names in other languages. A name that a person entered here is never overwritten. */
export async function putImportedNames(trx: Trx, imported: ImportedNames): Promise<void> {
  if (imported.names.length === 0) return
  await trx
    .insertInto("translation")
    .values(
      imported.names.map(({ lang, text }) => ({
        subject_kind: imported.kind,
        subject_id: imported.id,
        field: "name",
        lang,
        text,
        at: imported.at,
        import_run_id: imported.importRunId,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["subject_kind", "subject_id", "field", "lang"])
        .doUpdateSet((eb) => ({
          text: eb.ref("excluded.text"),
          at: eb.ref("excluded.at"),
          import_run_id: eb.ref("excluded.import_run_id"),
        }))
        .where("translation.import_run_id", "is not", null),
    )
    .execute()
}
