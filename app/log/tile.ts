import { concatBytes } from "./bytes.ts"
import { hashLength } from "./merkle.ts"

/** Leaves or subtrees that a full tile holds: each tile stands eight levels above the one below. */
export const tileWidth = 256

const highestLevel = 63

/** A tile's place (C2SP tlog-tiles): `entries` holds leaves themselves, a number the level of hashes. */
export interface TilePlace {
  readonly level: number | "entries"
  readonly index: number
  /** 256 for a full tile; fewer, from the left, for the one at the right edge. */
  readonly width: number
}

/** `0/x001/x234/067` or `entries/000.p/12`: what follows `/log/tile/`. */
export function formatTilePath({ level, index, width }: TilePlace): string {
  const digits = index.toString().padStart(Math.ceil(index.toString().length / 3) * 3, "0")
  const groups = digits.match(/\d{3}/g) ?? []
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/")
  return `${level.toString()}/${path}${width === tileWidth ? "" : `.p/${width.toString()}`}`
}

/** Reads a tile's path; undefined where another path, or none, names it. */
export function parseTilePath(path: string): TilePlace | undefined {
  const [, level, groups, width] =
    /^(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  if (level === undefined || groups === undefined) return undefined
  const place: TilePlace = {
    level: level === "entries" ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, "")),
    width: width === undefined ? tileWidth : Number(width),
  }
  const isInRange =
    Number.isSafeInteger(place.index) &&
    place.width > 0 &&
    (level === "entries" || Number(level) <= highestLevel)
  return isInRange && formatTilePath(place) === path ? place : undefined
}

/** How many hashes a tree of a size holds at a tile level: subtrees of 256^level leaves, perfect ones alone. */
export function hashesAtLevel(level: number | "entries", size: number): number {
  return level === "entries" ? size : Math.floor(size / tileWidth ** level)
}

/** Tells whether a tree of a size has this tile: full, or of at most the width that its edge has. */
export function hasTile({ level, index, width }: TilePlace, size: number): boolean {
  return index * tileWidth + width <= hashesAtLevel(level, size)
}

/** A tile of entries: each leaf behind its length in two bytes, big end first. */
export function formatEntries(leaves: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...leaves.flatMap((leaf) => {
      if (leaf.length > 0xffff) throw new RangeError("a leaf has at most 65,535 bytes")
      return [Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf]
    }),
  )
}

/** The leaves of a tile of entries; undefined where the bytes end in the middle of one. */
export function parseEntries(bytes: Uint8Array): Uint8Array[] | undefined {
  const leaves: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bytes.length) return undefined
    leaves.push(bytes.slice(at + 2, end))
    at = end
  }
  return leaves
}

/** The hashes of a tile; undefined where the bytes are not a number of whole ones. */
export function parseTile(bytes: Uint8Array): Uint8Array[] | undefined {
  if (bytes.length === 0 || bytes.length % hashLength !== 0) return undefined
  return Array.from({ length: bytes.length / hashLength }, (_, at) =>
    bytes.slice(at * hashLength, (at + 1) * hashLength),
  )
}
