import { useLocale } from "#app/i18n/locale.tsx"
import { List, ListItem } from "./list-item.tsx"
import { areaPath, personPath } from "./paths.ts"
import { housesInWords, placeName } from "./place-words.ts"
import type { NamedPlace } from "./place-words.ts"
import { InTongue } from "./tongue.tsx"
import { tongueOf } from "#app/domain/tongue-of.ts"

export interface FoundArea {
  readonly id: number
  readonly publicId: string
  readonly name: string
}

export interface FoundPlace extends NamedPlace {
  readonly publicId: string
  readonly houses: string | null
  readonly address: string | null
  readonly area: FoundArea
}

export interface HolderShown {
  readonly areaId: number
  readonly publicId: string
  readonly name: string
}

/** Regions and districts, each with who holds its seat now. */
export function FoundAreas(props: {
  areas: readonly FoundArea[]
  holders: readonly HolderShown[]
}) {
  const { path } = useLocale()
  return (
    <List>
      {props.areas.map((area) => (
        <ListItem key={area.publicId} title={area.name} href={path(areaPath(area))}>
          <Holders areaId={area.id} holders={props.holders} />
        </ListItem>
      ))}
    </List>
  )
}

/** Settlements, streets and polling stations: each leads to its district, and to the deputy beside it. */
export function FoundPlaces(props: {
  places: readonly FoundPlace[]
  holders: readonly HolderShown[]
  /** On the page of their own district, which need not be named again. */
  isHere?: boolean
}) {
  const locale = useLocale()
  const { t, path } = locale
  return (
    <List>
      {props.places.map((place) => (
        <ListItem
          key={place.publicId}
          title={
            <>
              {placeName(place, locale)}
              {place.settlement !== null && (
                // A name like a person's: as its source writes it where nobody gave it in this language.
                <span translate="no">, {place.settlement}</span>
              )}
            </>
          }
          href={props.isHere ? undefined : path(areaPath(place.area))}
          meta={[
            place.houses && t("search.houses", { houses: housesInWords(place.houses, locale) }),
            place.address && (
              <InTongue key="address" lang={tongueOf(place.address)}>
                {place.address}
              </InTongue>
            ),
          ]}
        >
          {!props.isHere && <p>{place.area.name}</p>}
          <Holders areaId={place.area.id} holders={props.holders} />
        </ListItem>
      ))}
    </List>
  )
}

function Holders({ areaId, holders }: { areaId: number; holders: readonly HolderShown[] }) {
  const { t, path } = useLocale()
  const own = holders.filter((holder) => holder.areaId === areaId)
  if (own.length === 0) return null
  return (
    <p>
      {t("search.holders", { count: own.length })}{" "}
      {own.map((holder, index) => (
        <span key={holder.publicId} translate="no">
          {index > 0 && ", "}
          <a href={path(personPath(holder))}>{holder.name}</a>
        </span>
      ))}
    </p>
  )
}
