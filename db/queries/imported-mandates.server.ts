import type { Trx } from "#db/schema.ts"

/** Says of promises at the end of which mandate they fall due; keys of `pledge` and `membership`. */
export async function setImportedMandates(
  trx: Trx,
  links: readonly { readonly pledgeId: number; readonly mandateId: number }[],
): Promise<void> {
  for (const { pledgeId, mandateId } of links) {
    await trx
      .updateTable("pledge")
      .set({ mandate_id: mandateId })
      .where("id", "=", pledgeId)
      .execute()
  }
}
