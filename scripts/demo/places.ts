import type { PlaceRecord, PlaceRow } from "#app/exchange/places.ts"
import { seats } from "#scripts/demo/seats.ts"
import type { Seat } from "#scripts/demo/seats.ts"
import type { Named } from "#scripts/demo/words/named.ts"
import { streets, villages } from "#scripts/demo/words/place-names.ts"

const districts = seats.filter(({ kind }) => kind === "district")

/** The streets of the town, the villages of the country around it, and where each district votes. */
export function demoPlaces(): PlaceRecord[] {
  const rows = [...townStreets(), ...countryVillages(), ...stations()]
  return rows.map((row, index) => ({ place: `line ${String(index + 2)}`, row }))
}

/** Each street reaches into two districts of the town. */
function townStreets(): PlaceRow[] {
  const town = of("samaltau")
  return streets.flatMap((street, index) =>
    [
      { seat: town[index % town.length], houses: "1-60" },
      { seat: town[(index + 5) % town.length], houses: "61-119 odd; 62-120 even" },
    ].map(({ seat, houses }) => ({
      ...rowOf("street", streetName(street), seat),
      ...{ settlement: "Самалтау", houses },
    })),
  )
}

/** Half of the villages each; a village also lies in one of the region's own, larger districts. */
function countryVillages(): PlaceRow[] {
  const region = of("region")
  return villages.flatMap((village, index) => {
    const country = of(index < villages.length / 2 ? "akbel" : "otkel")
    const nth = index % (villages.length / 2)
    const seatsHere = [country[nth], country[nth + villages.length / 2], region[1 + (index % 3)]]
    return seatsHere
      .filter((seat) => seat !== undefined)
      .map((seat) => rowOf("settlement", village, seat))
  })
}

function stations(): PlaceRow[] {
  return districts
    .filter(({ house }) => house.key !== "region")
    .map((seat, index) => {
      const name = `№\u00a0${String(index + 1)}`
      const settlement = seat.house.key === "samaltau" ? "Самалтау" : null
      return { ...rowOf("station", { kk: name, ru: name, en: name }, seat), settlement }
    })
}

function of(house: string): Seat[] {
  return districts.filter((seat) => seat.house.key === house)
}

function rowOf(kind: PlaceRow["kind"], name: Named, seat: Seat | undefined): PlaceRow {
  if (!seat) throw new Error(`${name.en} lies in no district`)
  return {
    ...{ id: null, kind, name: name.kk, name_kk: name.kk, name_ru: name.ru, name_en: name.en },
    ...{ settlement: null, houses: null, address: null, kato: null, district: seat.areaId },
  }
}

function streetName({ kk, ru, en }: Named): Named {
  return { kk: `${kk} көшесі`, ru: `улица ${ru}`, en: `${en} Street` }
}
