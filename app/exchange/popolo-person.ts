import { z } from "zod"
import { isRaw, listOf } from "./json-document.ts"
import type { Raw } from "./json-document.ts"
import type { Placed } from "./popolo-document.ts"
import {
  leftOver,
  lenientList,
  optionalText,
  parseRecord,
  readDay,
  readIdentifiers,
} from "./shape.ts"
import { blankDraft } from "./subject.ts"
import type { Draft, NameIn } from "./subject.ts"
import type { Tally } from "./tally.ts"

const Person = z.looseObject({
  id: optionalText,
  name: optionalText,
  family_name: optionalText,
  given_name: optionalText,
  sort_name: optionalText,
  gender: optionalText,
  birth_date: optionalText,
  death_date: optionalText,
  identifiers: lenientList,
  other_identifiers: lenientList,
})

const mapped = [...Object.keys(Person.shape), "memberships"]

/** Reads one person: names of all languages stay whole in `extra` too, since they carry notes and dates. */
export function readPerson({ raw, place }: Placed, tally: Tally): Draft | undefined {
  const person = parseRecord(Person, raw, "person", place, tally)
  if (!person) return undefined
  const name = person.name ?? joined(person.given_name, person.family_name) ?? person.sort_name
  if (name === null) {
    tally.reject("person", place, "has no name")
    return undefined
  }
  const extra = leftOver(raw, mapped)
  function warn(reason: string): void {
    tally.warn(place, reason)
  }
  return {
    ...blankDraft(place),
    ownId: person.id,
    key: [name, person.birth_date],
    fields: {
      name,
      familyName: person.family_name,
      givenName: person.given_name,
      sortName: person.sort_name,
      gender: person.gender,
      birthDate: readDay("birth_date", person.birth_date, extra, warn),
      deathDate: readDay("death_date", person.death_date, extra, warn),
    },
    extra,
    identifiers: readIdentifiers([...person.identifiers, ...person.other_identifiers], extra),
    names: namesIn(raw),
    searchable: searchable(raw, [name, person.family_name, person.given_name, person.sort_name]),
  }
}

/** The first of a record's other names in each language. */
export function namesIn(record: Raw): NameIn[] {
  const names = new Map<string, string>()
  for (const other of listOf(record, "other_names")) {
    if (!isRaw(other)) continue
    const lang = optionalText.safeParse(other["lang"]).data
    const text = optionalText.safeParse(other["name"]).data
    if (lang && text && !names.has(lang)) names.set(lang, text)
  }
  return [...names].map(([lang, text]) => ({ lang, text }))
}

/** All texts by whose words a record is found: its names and all its other names. */
export function searchable(record: Raw, names: readonly (string | null)[]): string[] {
  const others = listOf(record, "other_names").map((other) =>
    isRaw(other) ? optionalText.safeParse(other["name"]).data : null,
  )
  return [...new Set([...names, ...others].filter((text) => typeof text === "string"))]
}

function joined(...parts: (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(" ") || null
}
