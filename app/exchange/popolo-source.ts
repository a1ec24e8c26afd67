import { isRaw, listOf } from "./json-document.ts"
import type { PopoloDocument } from "./popolo-document.ts"
import { optionalText, readIdentifiers } from "./shape.ts"
import { isOwnExport, ownSpace } from "./own-export.ts"
import { sharedSpace } from "./subject.ts"

/** In which spaces the ids of one Popolo file lie, and its one legislature, if it has one. */
export interface PopoloSpaces {
  readonly persons: string
  /** For organizations, areas, posts, memberships and events. */
  readonly source: string
  /** The id of the file's only legislature. */
  readonly legislature: string | null
  /** No legislature named, and no space given: ids of organizations or areas may meet those of other files. */
  readonly isAdrift: boolean
}

/**
 * Finds the spaces of a file's ids. `--source` names one for all. Without it person ids lie in the shared
 * space, the rest in the space of the file's legislature, or in the shared one where there is none or several.
 * In a file that this site exported all ids are public ids.
 */
export function popoloSpaces(document: PopoloDocument, given: string | null): PopoloSpaces {
  if (given === null && isOwnExport(document)) {
    return { persons: ownSpace, source: ownSpace, legislature: null, isAdrift: false }
  }
  const legislatures = document.organizations
    .map(({ raw }) => raw)
    .filter((raw) => textOf(raw["classification"])?.toLowerCase() === "legislature")
  const [first] = legislatures
  const only = legislatures.length === 1 && first ? first : null
  return {
    persons: given ?? sharedSpace,
    source: given ?? (only ? legislatureKey(only, document.meta) : sharedSpace),
    legislature: only ? textOf(only["id"]) : null,
    isAdrift: given === null && legislatures.length === 0 && hasPlaces(document),
  }
}

function hasPlaces({ organizations, areas, posts, memberships }: PopoloDocument): boolean {
  return organizations.length + areas.length + posts.length + memberships.length > 0
}

/** What tells a legislature from every other: its Wikidata item, else another identifier, else name and sources. */
function legislatureKey(
  legislature: Readonly<Record<string, unknown>>,
  meta: PopoloDocument["meta"],
): string {
  const identifiers = readIdentifiers(listOf(legislature, "identifiers"), {})
    .map(({ scheme, value }) => `${scheme}:${value}`)
    .sort()
  const wikidata = identifiers.find((text) => text.startsWith("wikidata:"))
  const sources = meta ? listOf(meta, "sources").map(sourceText) : []
  const named = [textOf(legislature["name"]) ?? textOf(legislature["id"]) ?? "", ...sources]
  return wikidata ?? identifiers[0] ?? named.join(" ")
}

function sourceText(source: unknown): string {
  return (isRaw(source) ? textOf(source["url"]) : textOf(source)) ?? ""
}

function textOf(value: unknown): string | null {
  return optionalText.safeParse(value).data ?? null
}
