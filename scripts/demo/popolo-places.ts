import { tileGrids } from "#app/domain/tile-grid.ts"
import { seats } from "#scripts/demo/seats.ts"
import type { Named } from "#scripts/demo/words/named.ts"
import { country, houses, region } from "#scripts/demo/words/place-names.ts"

/** Names in all languages as Popolo holds them; the first is the record's own. */
export function namesOf(name: Named) {
  return {
    name: name.kk,
    other_names: (["kk", "ru", "en"] as const).map((lang) => ({ lang, name: name[lang] })),
  }
}

/** Country, region, districts and constituencies, with codes that look like KATO and are marked as invented. */
export function popoloAreas() {
  const districts = houses.filter(({ key }) => key !== "region")
  return [
    { id: "country", type: "country", ...namesOf(country), ...code("990000000") },
    {
      id: "area-region",
      type: "region",
      parent_id: "country",
      ...namesOf(region),
      ...code("991000000"),
    },
    ...districts.map(({ key, area }, index) => ({
      id: `area-${key}`,
      type: "district",
      parent_id: "area-region",
      ...namesOf(area),
      ...code(`9910${index + 1}0000`),
    })),
    ...realRegions(),
    ...seats
      .filter(({ kind }) => kind === "district")
      .map(({ areaId, house, number, index }) => ({
        id: areaId,
        type: "constituency",
        parent_id: `area-${house.key}`,
        ...namesOf({
          kk: `${house.short.kk}, №\u00a0${number} округ`,
          ru: `${house.short.ru}, округ №\u00a0${number}`,
          en: `${house.short.en}, district ${number}`,
        }),
        ...code(`9919${String(index + 1).padStart(5, "0")}`),
      })),
  ]
}

/** The country's own regions, of whose councils nothing is invented: the map of the demonstration has them. */
function realRegions() {
  return tileGrids
    .flatMap(({ tiles }) => tiles)
    .filter((tile) => !tile.onlyIfKnown)
    .map((tile) => ({
      id: `region-${String(tile.codes["iso3166-2"])}`,
      type: "region",
      parent_id: "country",
      ...namesOf(tile.name),
      identifiers: Object.entries(tile.codes).map(([scheme, identifier]) => ({
        scheme,
        identifier,
      })),
    }))
}

function code(value: string) {
  return { identifiers: [{ scheme: "kato-invented", identifier: value }] }
}
