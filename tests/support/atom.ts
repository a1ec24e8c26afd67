import { XMLParser, XMLValidator } from "fast-xml-parser"
import { z } from "zod"

/* RFC 4287 as a schema: what a feed must hold, once where it must stand once, and nothing that it does not know. */

/** §3.3: RFC 3339, with an upper-case T and Z. */
const instant = z.iso.datetime({ offset: true })
/** §2: an IRI, absolute where it identifies something (§4.2.6). */
const iri = z.url({ protocol: /^[a-z][a-z0-9+.-]*$/ })
/** §3.1: plain text, or markup that says so. An element that stood twice would be an array, and no text. */
const plain = z.string().min(1)
const text = z.union([
  plain,
  z.strictObject({ "#text": plain, "@type": z.enum(["text", "html"]).optional() }),
])
/** §3.2 */
const person = z.strictObject({ name: plain, uri: iri.optional(), email: z.email().optional() })
/** §4.2.7 */
const link = z.strictObject({
  "@href": z.url(),
  "@rel": z.enum(["alternate", "self", "related", "via", "enclosure"]).default("alternate"),
  "@type": z.string().optional(),
  "@hreflang": z.string().optional(),
})

/** §4.1.2: an identifier, a title and the instant of its last change; a way to the thing where it holds no content. */
const entry = z
  .strictObject({
    id: iri,
    title: text,
    updated: instant,
    published: instant.optional(),
    summary: text.optional(),
    content: text.optional(),
    link: z.array(link).default([]),
    author: z.array(person).optional(),
  })
  .refine((one) => one.content !== undefined || hasOneAlternate(one.link), "leads nowhere")
  .refine((one) => (one.published ?? one.updated) <= one.updated, "changed before it was told")

/** §4.1.1: the same; and somebody stands for it, here or in each entry. */
const feed = z
  .strictObject({
    "@xmlns": z.literal("http://www.w3.org/2005/Atom"),
    "@xml:lang": z.enum(["kk", "ru", "en"]),
    id: iri,
    title: text,
    updated: instant,
    subtitle: text.optional(),
    author: z.array(person).default([]),
    link: z.array(link),
    entry: z.array(entry).default([]),
  })
  .refine((one) => one.author.length > 0 || one.entry.every(({ author }) => author), "nobody's")
  .refine((one) => one.link.filter((to) => to["@rel"] === "self").length === 1, "is nowhere")
  .refine((one) => hasOneAlternate(one.link), "leads nowhere")
  .refine((one) => isUnique(one.entry.map(({ id }) => id)), "tells one thing twice")

export type Atom = z.infer<typeof feed>

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  isArray: (name) => ["entry", "link", "author"].includes(name),
})

/** Reads a feed. @throws where it is no XML, or not what RFC 4287 says */
export function readAtom(xml: string): Atom {
  const formed = XMLValidator.validate(xml)
  if (formed !== true) throw new Error(`${formed.err.msg} in line ${String(formed.err.line)}`)
  const { "?xml": head, ...document } = parser.parse(xml) as Record<string, unknown>
  if (head === undefined) throw new Error("it does not say that it is XML")
  return z.strictObject({ feed }).parse(document).feed
}

function hasOneAlternate(links: readonly z.infer<typeof link>[]): boolean {
  const alternates = links.filter((to) => to["@rel"] === "alternate")
  return (
    alternates.length > 0 && isUnique(alternates.map((to) => [to["@type"], to["@hreflang"]].join()))
  )
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}
