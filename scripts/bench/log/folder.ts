import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { makeLogKey } from "#app/domain/log-key.server.ts"
import { toBase64 } from "#app/log/bytes.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { nodeHashInto } from "#app/log/hash-into.server.ts"
import { formatNote, formatVerifierKey } from "#app/log/signed-note.ts"
import { formatEntries, formatTilePath, tileWidth } from "#app/log/tile.ts"
import type { TilePlace } from "#app/log/tile.ts"
import {
  closeFullTiles,
  emptyTileTree,
  hashEntries,
  leafTile,
  partialTiles,
  rootOfTileTree,
} from "#app/log/tile-tree.ts"
import type { TileTree } from "#app/log/tile-tree.ts"

const origin = "bench.invalid/log"
const pid = "k3v9x2m4q8ab7tpz"

/** Writes the public files of a log of so many leaves, as a site serves them: one petition, and who signed it. */
export function writeLog(folder: string, leaves: number): void {
  const key = makeLogKey(new Uint8Array(32).fill(7))
  const tree = emptyTileTree()
  for (let from = 0; from < leaves; from += tileWidth) {
    const width = Math.min(tileWidth, leaves - from)
    const entries = formatEntries(Array.from({ length: width }, (_, nth) => leafAt(from + nth)))
    writeTile(folder, { level: "entries", index: from / tileWidth, width }, entries)
    takeTile(folder, tree, entries)
  }
  for (const { place, hashes } of partialTiles(tree)) writeTile(folder, place, hashes)
  const root = rootOfTileTree(nodeDigest, tree)
  const text = formatCheckpoint({ origin, size: BigInt(leaves), root })
  const note = formatNote({ text, signatures: [key.sign(origin, text)] })
  writeFileSync(path.join(folder, "checkpoint"), note)
  writeFileSync(path.join(folder, "vkey"), `${formatVerifierKey(key.verifierKey(origin))}\n`)
}

/** The leaf at a place: the petition's opening, then signatures. */
export function leafAt(index: number): Uint8Array {
  if (index === 0) {
    const digest = "0".repeat(64)
    return leafBytes({
      ...{ type: "petition_opened", pid, text_sha256: digest, rules_sha256: digest },
      ...{ deputy_id: pid, district_id: null, threshold: null, rule_set: "advisory" },
      opened_on: "2026-01-01",
    })
  }
  const commitment = nodeDigest.sha256(new TextEncoder().encode(`signature ${String(index)}`))
  return leafBytes({ type: "signature", pid, c: toBase64(commitment) })
}

function takeTile(folder: string, tree: TileTree, entries: Uint8Array): void {
  leafTile(tree).width = hashEntries(nodeHashInto, tree, entries.slice(), () => undefined) ?? 0
  closeFullTiles(nodeHashInto, tree, (place, hashes) => writeTile(folder, place, hashes))
}

function writeTile(folder: string, place: TilePlace, bytes: Uint8Array): void {
  const file = path.join(folder, "tile", formatTilePath(place))
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
