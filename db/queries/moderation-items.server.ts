import { untouched } from "#app/domain/edit-lock.ts"
import type { Item, ItemKey } from "#app/domain/edit-lock.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** An item, with the name of who holds it and what they were told when it was taken from somebody. */
export interface StoredItem extends Item {
  readonly holderName: string | null
  readonly note: string | null
}

/** An item as it stands; one that nobody touched has no row and is the first version. */
export async function findItem(db: Reader, { kind, item }: ItemKey): Promise<StoredItem> {
  const row = await db
    .selectFrom("moderation_item")
    .leftJoin("account", "account.id", "moderation_item.held_by")
    .selectAll("moderation_item")
    .select("account.display_name")
    .where("kind", "=", kind)
    .where("item", "=", item)
    .executeTakeFirst()
  if (!row) return { ...untouched, holderName: null, note: null }
  return { ...asItem(row), holderName: row.display_name, note: row.note }
}

/** Who holds which items, lapsed holds too: for marking them in a list. */
export async function listHeldItems(
  db: Reader,
): Promise<(ItemKey & Item & { readonly holderName: string | null })[]> {
  const rows = await db
    .selectFrom("moderation_item")
    .innerJoin("account", "account.id", "moderation_item.held_by")
    .selectAll("moderation_item")
    .select("account.display_name")
    .where("moderation_item.held_by", "is not", null)
    .execute()
  return rows.map((row) => ({
    ...asItem(row),
    kind: row.kind,
    item: row.item,
    holderName: row.display_name,
  }))
}

/** An item, held by this transaction until it ends: of two decisions at once the second sees the first. */
export async function lockItem(trx: Trx, engine: Engine, { kind, item }: ItemKey): Promise<Item> {
  await trx
    .insertInto("moderation_item")
    .values({ kind, item })
    .onConflict((conflict) => conflict.columns(["kind", "item"]).doNothing())
    .execute()
  const query = trx
    .selectFrom("moderation_item")
    .selectAll()
    .where("kind", "=", kind)
    .where("item", "=", item)
  return asItem(await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirstOrThrow())
}

/** Notes who works on an item from now on, and what was said when it was taken over. */
export async function holdItem(
  trx: Trx,
  { kind, item }: ItemKey,
  { accountId, since, note }: { accountId: number; since: Instant; note: string | null },
): Promise<void> {
  await trx
    .updateTable("moderation_item")
    .set({ held_by: accountId, held_since: since, note })
    .where("kind", "=", kind)
    .where("item", "=", item)
    .execute()
}

/** Notes that a decision has landed on an item: its next version, held by nobody. */
export async function advanceItem(trx: Trx, { kind, item }: ItemKey): Promise<void> {
  await trx
    .updateTable("moderation_item")
    .set((eb) => ({
      version: eb("version", "+", 1),
      held_by: null,
      held_since: null,
      note: null,
    }))
    .where("kind", "=", kind)
    .where("item", "=", item)
    .execute()
}

/** Notes that a moderator has looked at what was newly published. */
export async function noteLooked(
  trx: Trx,
  { kind, item }: ItemKey,
  { accountId, at }: { accountId: number; at: Instant },
): Promise<void> {
  await trx
    .insertInto("moderation_item")
    .values({ kind, item, looked_by: accountId, looked_at: at })
    .onConflict((conflict) =>
      conflict.columns(["kind", "item"]).doUpdateSet({ looked_by: accountId, looked_at: at }),
    )
    .execute()
}

function asItem(row: Row<"moderation_item">): Item {
  const { version, held_by: accountId, held_since: since } = row
  return { version, hold: accountId === null || since === null ? null : { accountId, since } }
}
