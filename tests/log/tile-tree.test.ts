import { describe, expect, test } from "vitest"
import { toHex, utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { nodeHashInto } from "#app/log/hash-into.server.ts"
import {
  closeFullTiles,
  emptyTileTree,
  hashEntries,
  leafTile,
  partialTiles,
  rootOfTileTree,
  sizeOf,
} from "#app/log/tile-tree.ts"
import { formatEntries, formatTilePath } from "#app/log/tile.ts"
import { makeLog } from "#tests/tlog/made-log.ts"

const leaves = Array.from({ length: 66_000 }, (_, index) => utf8(`leaf ${String(index)}`))
const log = makeLog(leaves)

/** Builds a tree of so many leaves, and every tile that it closes or leaves open. */
function build(size: number) {
  const tree = emptyTileTree()
  const tiles = new Map<string, string>()
  for (let start = 0; start < size; start += 256) {
    const part = leaves.slice(start, Math.min(start + 256, size))
    hashEntries(nodeHashInto, tree, formatEntries(part), (place, leaf) => {
      if (place === 0) expect(leaf).toEqual(part[0])
    })
    leafTile(tree).width = part.length
    if (start + 256 > size) break
    closeFullTiles(nodeHashInto, tree, (place, hashes) =>
      tiles.set(`tile/${formatTilePath(place)}`, toHex(hashes)),
    )
  }
  for (const { place, hashes } of partialTiles(tree))
    tiles.set(`tile/${formatTilePath(place)}`, toHex(hashes))
  return { tree, tiles }
}

describe("a tree made of tiles", () => {
  test.each([0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537])(
    "of %i leaves has the root that the definition gives",
    (size) => {
      const { tree } = build(size)
      expect(sizeOf(tree)).toBe(size)
      expect(toHex(rootOfTileTree(nodeDigest, tree))).toBe(toHex(log.root(size)))
    },
  )

  test("has the tiles of every level that a log of its size serves, and no other", () => {
    const served = [...log.files()].filter(([name]) => /^tile\/\d/.test(name))
    const { tiles } = build(leaves.length)
    expect([...tiles.keys()].sort()).toEqual(served.map(([name]) => name).sort())
    for (const [name, bytes] of served) expect(tiles.get(name)).toBe(toHex(bytes))
  })

  test("gives the root of each smaller tree that ends in the tile at its edge", () => {
    const { tree } = build(700)
    for (let width = 1; width <= 700 - 512; width += 1)
      expect(toHex(rootOfTileTree(nodeDigest, tree, width))).toBe(toHex(log.root(512 + width)))
  })

  test("refuses entries that end within a leaf, and more than a tile holds", () => {
    const entries = formatEntries(leaves.slice(0, 256))
    const tree = emptyTileTree()
    function nothing(): void {
      // These leaves are not looked at.
    }
    expect(hashEntries(nodeHashInto, tree, entries.slice(0, -1), nothing)).toBeUndefined()
    const one = formatEntries([utf8("")])
    const tooMany = Buffer.concat([formatEntries(leaves.slice(0, 256)), one])
    expect(hashEntries(nodeHashInto, tree, tooMany, nothing)).toBeUndefined()
  })
})
