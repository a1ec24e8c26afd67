import type { LineReason } from "#app/domain/sheet-line.ts"
import type { LineChoice } from "#app/domain/sheet-rekey.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** How a line ended. */
export interface Settlement {
  readonly state: "accepted" | "rejected" | "blank"
  readonly reason: LineReason | null
  /** Which reading was judged; null where there was only one. */
  readonly choice: LineChoice | null
  /** By which the signer is known again; kept of accepted lines alone. */
  readonly tag: Buffer | null
  readonly nameTag: Buffer | null
  readonly at: Instant
}

/** Notes how a line ended. */
export async function markSettled(trx: Trx, lineId: number, end: Settlement): Promise<void> {
  await trx
    .updateTable("sheet_line")
    .set({
      state: end.state,
      reason: end.reason,
      choice: end.choice,
      tag: end.tag,
      name_tag: end.nameTag,
      settled_at: end.at,
    })
    .where("id", "=", lineId)
    .execute()
}

/**
 * Tells whether a line of the same person is accepted already: by the tag of the IIN or, where one of the
 * two lines has none, by name and place.
 */
export async function hasAcceptedLine(
  db: Reader,
  petitionId: number,
  { tag, nameTag }: { readonly tag: Buffer | null; readonly nameTag: Buffer },
): Promise<boolean> {
  const row = await db
    .selectFrom("sheet_line")
    .select("id")
    .where("petition_id", "=", petitionId)
    .where("state", "=", "accepted")
    .where((eb) =>
      tag === null
        ? eb("name_tag", "=", nameTag)
        : eb.or([
            eb("tag", "=", tag),
            eb.and([eb("tag", "is", null), eb("name_tag", "=", nameTag)]),
          ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Tells whether a line of the person with this tag is accepted. */
export async function hasAcceptedTag(
  db: Reader,
  petitionId: number,
  tag: Buffer,
): Promise<boolean> {
  const row = await db
    .selectFrom("sheet_line")
    .select("id")
    .where("petition_id", "=", petitionId)
    .where("state", "=", "accepted")
    .where("tag", "=", tag)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
