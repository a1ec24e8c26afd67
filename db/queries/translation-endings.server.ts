import type { Trx } from "#db/schema.ts"

/** Destroys the translations of some subjects, with their earlier versions. */
export async function deleteTranslationsOf(
  trx: Trx,
  kind: string,
  ids: readonly number[],
): Promise<void> {
  for (const table of ["translation", "translation_version"] as const) {
    await trx
      .deleteFrom(table)
      .where("subject_kind", "=", kind)
      .where("subject_id", "in", ids)
      .execute()
  }
}
