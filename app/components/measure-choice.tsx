import { regionMeasures } from "#app/domain/region-measure.ts"
import type { RegionMeasure } from "#app/domain/region-measure.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { withQuery } from "./query-link.ts"

/** What the map is coloured by: the one in force, and a link to the other. */
export function MeasureChoice({ measure }: { measure: RegionMeasure }) {
  const { t, path } = useLocale()
  return (
    <nav aria-label={t("map.choice")}>
      <ul className="tile-choice">
        {regionMeasures.map((one) => (
          <li key={one}>
            {one === measure ? (
              <span aria-current="true">{t(`map.show-${one}`)}</span>
            ) : (
              <a href={withQuery(path("/areas"), { show: one === "kept" ? undefined : one })}>
                {t(`map.show-${one}`)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
