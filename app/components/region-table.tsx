import { shadeOf } from "#app/domain/region-measure.ts"
import { alphabetOf } from "#app/i18n/alphabet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { areaPath } from "./paths.ts"
import type { MapRegion } from "./tile-map.tsx"

/** The numbers of the map with full names, in the order of the reader's alphabet. */
export function RegionTable({ regions }: { regions: readonly MapRegion[] }) {
  const { t, lang } = useLocale()
  const compare = alphabetOf(lang)
  return (
    <table className="table region-table" id="regions">
      <caption>{t("map.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("map.region")}</th>
          <th scope="col" className="number">
            {t("map.kept")}
          </th>
          <th scope="col" className="number">
            {t("map.signatures")}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...regions]
          .sort((one, other) => compare(one.name, other.name))
          .map((region) => (
            <Row key={region.short} region={region} />
          ))}
      </tbody>
    </table>
  )
}

function Row({ region }: { region: MapRegion }) {
  const { t, number, path } = useLocale()
  const { name, publicId, figures } = region
  const { kept = 0, assessed = 0, signatures = 0 } = figures ?? {}
  const few = { kept: shadeOf("kept", figures), signatures: shadeOf("signatures", figures) }
  return (
    <tr>
      <th scope="row">
        {publicId === null ? name : <a href={path(areaPath({ publicId, name }))}>{name}</a>}
      </th>
      <td className="number">{inWords(few.kept) ?? t("map.kept-cell", { kept, assessed })}</td>
      <td className="number">{inWords(few.signatures) ?? number(signatures)}</td>
    </tr>
  )

  function inWords(shade: unknown): string | undefined {
    return shade === "none" ? "–" : shade === "few" ? t("map.few") : undefined
  }
}
