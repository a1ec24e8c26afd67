import { signatureSteps } from "#app/domain/region-measure.ts"
import type { RegionMeasure } from "#app/domain/region-measure.ts"
import { useLocale } from "#app/i18n/locale.tsx"

const shades = [1, 2, 3, 4] as const

/** What each shade of the map means. */
export function TileLegend({ measure }: { measure: RegionMeasure }) {
  const { t } = useLocale()
  return (
    <ul className="tile-legend">
      {shades.map((shade) => (
        <li key={shade}>
          <Swatch shade={`heat-${String(shade)}`} />
          {measure === "kept"
            ? t(`map.share-${shade}`)
            : t(shade === 4 ? "map.step-last" : "map.step", stepOf(shade))}
        </li>
      ))}
      <li>
        <Swatch shade="tile-hatched" />
        {t("map.too-few")}
      </li>
    </ul>
  )
}

function stepOf(shade: (typeof shades)[number]) {
  return { from: signatureSteps[shade - 1] ?? 0, to: (signatureSteps[shade] ?? 0) - 1 }
}

function Swatch({ shade }: { shade: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden className={`tile ${shade}`}>
      <rect x="1" y="1" width="14" height="14" className="tile-square" />
      {shade === "tile-hatched" && <path d="M1 9 9 1M5 15 15 5" className="tile-hatching" />}
    </svg>
  )
}
