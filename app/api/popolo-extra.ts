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
