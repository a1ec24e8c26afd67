import grids from "./tile-grids.json"

type InEach = Readonly<Record<"kk" | "ru" | "en", string>>

/**
 * A region as a square, roughly where it lies on a map: of our own drawing, no border is shown. An area is
 * this region that carries one of its codes as an identifier.
 */
export interface Tile {
  readonly column: number
  readonly row: number
  /** Values by scheme: ISO 3166-2, and the nine digits of КАТО. */
  readonly codes: Readonly<Record<string, string | undefined>>
  readonly short: InEach
  readonly name: InEach
  /** An invented region, such as the demonstration's, is drawn where it stands in the record alone. */
  readonly onlyIfKnown?: boolean
}

/** A country's regions as squares. A country without a grid is shown as a list. */
export interface TileGrid {
  readonly country: string
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly Tile[]
}

/** The grids that there are: another country's is a further entry of the data. */
export const tileGrids: readonly TileGrid[] = grids

/** An identifier of an area. */
export interface AreaCode {
  readonly id: number
  readonly scheme: string
  readonly value: string
}

/** A tile, and the area that it stands for; null where the record has none. */
export interface PlacedTile extends Tile {
  readonly areaId: number | null
}

/** All codes by which areas can be told to be regions of a grid. */
export function codesOfGrids(): string[] {
  return tileGrids.flatMap(({ tiles }) => tiles.flatMap(({ codes }) => codeValues(codes)))
}

/** The grid whose regions stand in the record, with their areas; undefined where none does. */
export function gridOf(
  areas: readonly AreaCode[],
): { readonly grid: TileGrid; readonly tiles: readonly PlacedTile[] } | undefined {
  for (const grid of tileGrids) {
    const placed = grid.tiles.map((tile) => ({ ...tile, areaId: areaOf(tile, areas) }))
    if (placed.every(({ areaId }) => areaId === null)) continue
    const tiles = placed.filter(({ areaId, onlyIfKnown }) => areaId !== null || !onlyIfKnown)
    return { grid, tiles }
  }
  return undefined
}

function areaOf({ codes }: Tile, areas: readonly AreaCode[]): number | null {
  return areas.find(({ scheme, value }) => codes[scheme] === value)?.id ?? null
}

function codeValues(codes: Tile["codes"]): string[] {
  return Object.values(codes).filter((value) => value !== undefined)
}
