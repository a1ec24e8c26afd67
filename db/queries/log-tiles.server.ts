import type { Reader, Trx } from "#db/schema.ts"

/** A full tile: where it stands, and the root of the subtree that it is. */
export interface StoredTile {
  readonly level: number
  readonly index: number
  readonly root: Uint8Array
}

const mostInStatement = 1000

/** Adds full tiles to an epoch. @throws where one of their places is taken */
export async function insertTiles(
  trx: Trx,
  epoch: number,
  tiles: readonly StoredTile[],
): Promise<void> {
  for (let at = 0; at < tiles.length; at += mostInStatement) {
    const rows = tiles.slice(at, at + mostInStatement).map(({ level, index, root }) => ({
      epoch,
      level,
      tile_index: index,
      root: Buffer.from(root),
    }))
    await trx.insertInto("log_tile").values(rows).execute()
  }
}

/** The roots of the full tiles of a level, of the places `from` up to, not with, `to`. */
export async function listTileRoots(
  db: Reader,
  place: { readonly epoch: number; readonly level: number },
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom("log_tile")
    .select("root")
    .where("epoch", "=", place.epoch)
    .where("level", "=", place.level)
    .where("tile_index", ">=", from)
    .where("tile_index", "<", to)
    .orderBy("tile_index")
    .execute()
  return rows.map(({ root }) => root)
}
