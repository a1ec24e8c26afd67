import { plainOfHtml, plainOfMarkdown } from "#app/lib/plain-text.server.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { isRaw, unreadable } from "./json-document.ts"
import type { Raw, Unreadable } from "./json-document.ts"
import type { MappedValue, Mapping } from "./mapping.ts"
import { readPromise } from "./promises.ts"
import type { FurtherSource, PromiseRecord, TheirRating } from "./promises.ts"
import type { Tally } from "./tally.ts"

/** A record of a foreign file, and where it lies. */
export interface Foreign {
  readonly place: string
  readonly raw: Raw | undefined
}

/** The records of a JSON document that a mapping means, each with those that belong to it. */
export function foreignRecords(
  document: unknown,
  mapping: Mapping,
): Outcome<Foreign[], Unreadable> {
  const list = at(document, mapping.records)
  if (!Array.isArray(list)) return unreadable(`holds no list at "${mapping.records}"`)
  const all = list as readonly unknown[]
  const joins = Object.entries(mapping.join).map(([name, join]) => {
    const found = new Map<unknown, unknown[]>()
    for (const other of all.filter((one) => fits(one, join.where))) {
      const key = at(other, join.on)
      found.set(key, [...(found.get(key) ?? []), other])
    }
    return { name, join, found }
  })
  const records = all.flatMap((raw, index): Foreign[] => {
    if (!fits(raw, mapping.where)) return []
    const place = `${mapping.records}/${String(index)}`
    if (!isRaw(raw)) return [{ place, raw: undefined }]
    const joined = joins.map(({ name, join, found }) => {
      const others = found.get(at(raw, join.from)) ?? []
      return [name, join.many ? others : others[0]] as const
    })
    return [{ place, raw: { ...raw, ...Object.fromEntries(joined) } }]
  })
  return records.length > 0 ? accept(records) : unreadable("holds no record that the mapping means")
}

/**
 * Turns foreign records into ours. What another tracker rates is kept as its own word, never as a finding;
 * a word that the mapping's table does not name is told of.
 *
 * @param given what the command line names for all records
 */
export function mapForeign(
  records: readonly Foreign[],
  mapping: Mapping,
  given: { readonly person: string | null },
  tally: Tally,
): PromiseRecord[] {
  tally.read("pledge", records.length)
  return records.flatMap(({ place, raw }) => {
    if (!raw) {
      tally.reject("pledge", place, "is no record, or has more cells than the header")
      return []
    }
    const promise = mapOne(raw, mapping, given.person)
    if (promise["person"] === undefined && usesGiven(mapping)) {
      tally.reject("pledge", place, "the file names no person: name one with --person")
      return []
    }
    const read = readPromise(place, promise, tally)
    if (!read) return []
    const theirs = ratingIn(raw, mapping, place, tally)
    return [
      { ...read, further: furtherOf(raw, mapping, promise), theirs, extra: kept(raw, mapping) },
    ]
  })
}

function mapOne(raw: Raw, { fields, sources }: Mapping, person: string | null): Raw {
  const { horizon, ...ways } = fields
  const mapped: Record<string, unknown> = horizon === undefined ? {} : { horizon }
  for (const [field, way] of Object.entries(ways)) {
    const value = way && valueIn(raw, way, person)
    if (value !== undefined) mapped[field] = value
  }
  const [first] = listSources(raw, sources)
  if (first && mapped["source_url"] === undefined) mapped["source_url"] = first.url
  if (first?.title && mapped["source_title"] === undefined) mapped["source_title"] = first.title
  return mapped
}

/** The first way that leads to something. */
function valueIn(
  raw: Raw,
  ways: MappedValue | readonly MappedValue[],
  person: string | null,
): string | undefined {
  for (const way of [ways].flat() as readonly MappedValue[]) {
    const value = "given" in way ? person : "value" in way ? String(way.value) : read(raw, way)
    if (value !== null && value !== undefined && value !== "") return value
  }
  return undefined
}

function read(raw: Raw, { path, as }: Extract<MappedValue, { path: string }>): string | undefined {
  const value = at(raw, path)
  if (typeof value === "number") return String(value)
  if (typeof value !== "string") return undefined
  if (as === "html") return plainOfHtml(value)
  return as === "markdown" ? plainOfMarkdown(value) : value.trim()
}

function listSources(raw: Raw, sources: Mapping["sources"]): FurtherSource[] {
  return sources.flatMap(({ path, url, title }) => {
    const list = at(raw, path)
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((one) => {
      const address = at(one, url)
      const name = title === undefined ? undefined : at(one, title)
      if (typeof address !== "string" || !/^https?:\/\//i.test(address.trim())) return []
      return [{ url: address.trim(), title: typeof name === "string" && name !== "" ? name : null }]
    })
  })
}

/** Every source but the one that is the promise's own, each once. */
function furtherOf(raw: Raw, { sources }: Mapping, promise: Raw): FurtherSource[] {
  const seen = new Set([promise["source_url"]])
  return listSources(raw, sources).filter(({ url }) => !seen.has(url) && seen.add(url))
}

function ratingIn(raw: Raw, { rating }: Mapping, place: string, tally: Tally): TheirRating | null {
  const value = rating && at(raw, rating.path)
  if (!rating || (typeof value !== "string" && typeof value !== "number") || value === "") {
    return null
  }
  const word = String(value)
  const as = rating.table[word]
  if (as === undefined) {
    tally.warn(place, `their rating "${word}" is not in the mapping's table: kept as their word`)
  }
  return { label: rating.label.replace("{}", word), as: as ?? null, by: rating.by }
}

function kept(raw: Raw, { keep }: Mapping): Record<string, unknown> {
  const values = Object.entries(keep).map(([name, way]) => [name, valueIn(raw, way, null)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function usesGiven({ fields: { person } }: Mapping): boolean {
  return ([person].flat() as readonly MappedValue[]).some((way) => "given" in way)
}

function fits(record: unknown, where: Mapping["where"]): boolean {
  return Object.entries(where).every(([path, value]) => at(record, path) === value)
}

/** The value at a JSON pointer (RFC 6901); undefined where there is none. */
function at(value: unknown, path: string): unknown {
  if (path === "") return value
  let found: unknown = value
  for (const step of path.slice(1).split("/")) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~")
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Record<string, unknown>)[name]
  }
  return found
}
