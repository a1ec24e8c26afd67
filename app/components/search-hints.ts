import type { Locale } from "#app/i18n/locale.tsx"
import { areaPath, personPath, petitionPath, pledgePath } from "./paths.ts"
import { placeTitle } from "./place-words.ts"
import type { NamedPlace } from "./place-words.ts"

/** A line under the field while somebody types: where it leads, what it is, and what of. */
export interface SearchHint {
  readonly href: string
  readonly label: string
  /** Of quoted words: their language. */
  readonly lang?: string
  readonly note: string
}

type Group =
  | { kind: "person"; items: readonly DeputyItem[] }
  | { kind: "area"; items: readonly NamedItem[]; holders: readonly HolderItem[] }
  | { kind: "place"; items: readonly PlaceItem[]; holders: readonly HolderItem[] }
  | { kind: "pledge"; items: readonly PledgeItem[] }
  | { kind: "petition"; items: readonly PetitionItem[] }

interface NamedItem {
  readonly id: number
  readonly publicId: string
  readonly name: string
}

interface HolderItem extends Omit<NamedItem, "id"> {
  readonly areaId: number
}

interface DeputyItem {
  readonly person: NamedItem
  readonly mandate: { readonly area: { readonly name: string } | null } | null
}

interface PlaceItem extends NamedPlace {
  readonly area: NamedItem
}

interface PledgeItem {
  readonly publicId: string
  readonly text: string
  readonly lang: string
  readonly personName: string
}

interface PetitionItem {
  readonly publicId: string
  readonly title: string
  readonly lang: string
  readonly person: { readonly name: string }
}

/** What was found as lines, the kind of the best hit first. */
export function hintsOf(groups: readonly Group[], locale: Locale): SearchHint[] {
  return groups.flatMap((group) => linesOf(group, locale))
}

function linesOf(group: Group, { t, path, heading, ...locale }: Locale): SearchHint[] {
  switch (group.kind) {
    case "person":
      return group.items.map(({ person, mandate }) => ({
        href: path(personPath(person)),
        label: person.name,
        note: mandate?.area?.name ?? t("page.person"),
      }))
    case "area":
      return group.items.map((area) => ({
        href: path(areaPath(area)),
        label: area.name,
        note: holdersIn(group.holders, area.id) || t("page.area"),
      }))
    case "place":
      return group.items.map((place) => ({
        href: path(areaPath(place.area)),
        label: placeTitle(place, { t, path, heading, ...locale }),
        note: [place.area.name, holdersIn(group.holders, place.area.id)]
          .filter(Boolean)
          .join(" · "),
      }))
    case "pledge":
      return group.items.map(({ publicId, text, lang, personName }) => ({
        href: path(pledgePath(publicId)),
        ...{ label: heading(text), lang },
        note: `${t("page.promise")} · ${personName}`,
      }))
    case "petition":
      return group.items.map(({ publicId, title, lang, person }) => ({
        href: path(petitionPath(publicId)),
        ...{ label: heading(title), lang },
        note: `${t("page.petition")} · ${person.name}`,
      }))
  }
}

function holdersIn(holders: readonly HolderItem[], areaId: number): string {
  const own = holders.filter((holder) => holder.areaId === areaId)
  return own.map(({ name }) => name).join(", ")
}
