import type { NamedRecord } from "#db/queries/area-records.server.ts"
import { z } from "./zod.ts"

/* What an import brought beyond the columns stands as it came. Of it programs get what Popolo names and what
   is about the office: an address at home or a telephone, which some sources hold, is not given on. */

const address = z.url({ protocol: /^https?$/ })

const otherName = z
  .strictObject({
    name: z.string(),
    lang: z.string().nullable(),
    note: z.string().nullable(),
    start_date: z.string().nullable(),
    end_date: z.string().nullable(),
  })
  .openapi("OtherName")

const link = z.strictObject({ url: z.string(), note: z.string().nullable() }).openapi("Link")

export const otherNamesField = z.array(otherName)
export const linksField = z.array(link)

/** The lists that whoever and whatever has a name carries in Popolo. */
export const namedFields = {
  other_names: otherNamesField,
  links: linksField,
  sources: linksField,
}

type OtherName = z.infer<typeof otherName>
type Link = z.infer<typeof link>

/** What stands in such a record beside its columns. Names entered here come after those that were imported. */
export function namedLists({ name, names, extra }: Pick<NamedRecord, "name" | "names" | "extra">) {
  const kept = readExtra(extra)
  const other = listIn(kept, "other_names").flatMap(otherNameIn)
  const known = new Set(other.map(({ name, lang }) => `${lang ?? ""} ${name}`))
  const entered = names
    .filter(({ lang, text }) => text !== name && !known.has(`${lang} ${text}`))
    .map(({ lang, text }) => ({ name: text, lang, note: null, start_date: null, end_date: null }))
  return {
    other_names: [...other, ...entered],
    links: listIn(kept, "links").flatMap(linkIn),
    sources: listIn(kept, "sources").flatMap(linkIn),
  }
}

/** The same of a person under whom other records stand: their names are other names, after the person's own. */
export function withFormerNames(
  record: Pick<NamedRecord, "name" | "names" | "extra">,
  former: readonly Pick<NamedRecord, "name" | "names" | "extra">[],
) {
  const own = namedLists(record)
  const theirs = former.map((one) => ({ called: plainName(one.name), lists: namedLists(one) }))
  const names = theirs.flatMap(({ called, lists }) => [called, ...lists.other_names])
  const known = new Set([record.name, ...own.other_names.map(textOf)])
  return {
    other_names: [...own.other_names, ...unknownOf(names, textOf, known)],
    links: withUnknown(
      own.links,
      theirs.flatMap(({ lists }) => lists.links),
    ),
    sources: withUnknown(
      own.sources,
      theirs.flatMap(({ lists }) => lists.sources),
    ),
  }
}

function plainName(name: string): OtherName {
  return { name, lang: null, note: null, start_date: null, end_date: null }
}

/** A name without a language is the same as the person's own, and one in a language as another in it. */
function textOf({ name, lang }: OtherName): string {
  return lang === null ? name : `${lang} ${name}`
}

function withUnknown(own: readonly Link[], theirs: readonly Link[]): Link[] {
  return [...own, ...unknownOf(theirs, ({ url }) => url, new Set(own.map(({ url }) => url)))]
}

function unknownOf<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  known: Set<string>,
): Item[] {
  return items.filter((item) => {
    const text = textOf(item)
    if (known.has(text)) return false
    known.add(text)
    return true
  })
}

function readExtra(extra: string | null): Readonly<Record<string, unknown>> {
  return extra === null ? {} : (JSON.parse(extra) as Record<string, unknown>)
}

function listIn(kept: Readonly<Record<string, unknown>>, key: string): unknown[] {
  const value = kept[key]
  return Array.isArray(value) ? (value as unknown[]) : []
}

function otherNameIn(entry: unknown): OtherName[] {
  const name = textIn(entry, "name")
  if (name === null) return []
  return [
    {
      name,
      lang: textIn(entry, "lang"),
      note: textIn(entry, "note"),
      start_date: textIn(entry, "start_date"),
      end_date: textIn(entry, "end_date"),
    },
  ]
}

function linkIn(entry: unknown): Link[] {
  const url = textIn(entry, "url")
  if (url === null || !address.safeParse(url).success) return []
  return [{ url, note: textIn(entry, "note") }]
}

function textIn(entry: unknown, key: string): string | null {
  const value = (entry as Readonly<Record<string, unknown>> | null)?.[key]
  return typeof value === "string" ? value : null
}
