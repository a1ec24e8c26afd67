import { shadeOf } from "#app/domain/region-measure.ts"
import type { RegionFigures, RegionMeasure } from "#app/domain/region-measure.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { areaPath } from "./paths.ts"
import { TileLegend } from "./tile-legend.tsx"

/** A region on the map: where its square lies, what it is called, where it leads. */
export interface MapRegion {
  readonly column: number
  readonly row: number
  readonly short: string
  readonly name: string
  /** Null where the record has no such area. */
  readonly publicId: string | null
  readonly figures: RegionFigures | undefined
}

export interface TileMapProps {
  measure: RegionMeasure
  columns: number
  rows: number
  regions: readonly MapRegion[]
}

const side = 54
const pitch = 57

/** Regions as equal squares, coloured by what is known of each; the table beside it holds the same numbers. */
export function TileMap({ measure, columns, rows, regions }: TileMapProps) {
  const { t } = useLocale()
  const size = { width: columns * pitch + 2, height: rows * pitch + 2 }
  return (
    <figure className="chart tile-map">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-labelledby="tile-map-title tile-map-desc"
      >
        <title id="tile-map-title">{t(`map.title-${measure}`)}</title>
        <desc id="tile-map-desc">{t("map.about")}</desc>
        <defs>
          <pattern id="tile-hatch" width="7" height="7" patternUnits="userSpaceOnUse">
            <path d="M-1 1 1 -1M0 7 7 0M6 8 8 6" className="tile-hatching" />
          </pattern>
        </defs>
        {regions.map((region) => (
          <Tile key={region.short} measure={measure} region={region} />
        ))}
      </svg>
      <TileLegend measure={measure} />
      <figcaption className="meta">
        {t("map.about")} <a href="#regions">{t("map.as-table")}</a>
      </figcaption>
    </figure>
  )
}

function Tile({ measure, region }: { measure: RegionMeasure; region: MapRegion }) {
  const locale = useLocale()
  const shade = shadeOf(measure, region.figures)
  const isHatched = typeof shade === "string"
  const figure = isHatched ? "–" : figureOf(measure, region, locale)
  const words = regionInWords(measure, region, locale)
  const square = (
    <g
      transform={`translate(${String(region.column * pitch + 2)} ${String(region.row * pitch + 2)})`}
      className={`tile ${isHatched ? "tile-hatched" : `heat-${String(shade)}`}`}
    >
      <title>{words}</title>
      <rect width={side} height={side} rx="2" className="tile-square" />
      {isHatched && <rect width={side} height={side} rx="2" fill="url(#tile-hatch)" />}
      {isHatched && (
        <rect x="5" y="9" width={side - 10} height={side - 18} className="tile-clear" />
      )}
      <text x={side / 2} y="23" textAnchor="middle" className="tile-code" aria-hidden>
        {region.short}
      </text>
      <text
        x={side / 2}
        y="42"
        textAnchor="middle"
        className={figure.length > 5 ? "tile-figure tile-figure-long" : "tile-figure"}
        aria-hidden
      >
        {figure}
      </text>
    </g>
  )
  if (region.publicId === null) return square
  const href = locale.path(areaPath({ publicId: region.publicId, name: region.name }))
  return (
    <a href={href} aria-label={words} className="tile-link">
      {square}
    </a>
  )
}

function figureOf(measure: RegionMeasure, { figures }: MapRegion, { number }: Locale): string {
  const { kept = 0, assessed = 0, signatures = 0 } = figures ?? {}
  return measure === "kept" ? `${number(kept)}/${number(assessed)}` : number(signatures)
}

/** What is known of a region, as a sentence. */
function regionInWords(measure: RegionMeasure, region: MapRegion, { t }: Locale): string {
  const { name, figures } = region
  const shade = shadeOf(measure, figures)
  if (typeof shade === "string") return t(`map.${measure}-${shade}`, { name })
  const { kept = 0, assessed = 0, signatures = 0 } = figures ?? {}
  return t(`map.${measure}-of`, { name, kept, assessed, signatures })
}
