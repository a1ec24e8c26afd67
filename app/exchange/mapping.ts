import { z } from "zod"
import { horizonKinds } from "#app/domain/pledge.ts"
import { ratings } from "#app/domain/rating.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { unreadable } from "./json-document.ts"
import type { Unreadable } from "./json-document.ts"
import { sayIssues } from "./shape.ts"

/** Where a value lies in a record: a JSON pointer (RFC 6901); of a table, `/` and the column's name. */
const pointer = z
  .string()
  .regex(/^(\/.*)?$/, { message: "is no JSON pointer such as /fields/name" })

/** How a text is written: HTML and Markdown are turned into the words that a reader sees. */
const textKinds = ["plain", "html", "markdown"] as const

const Value = z.union([
  z.strictObject({ path: pointer, as: z.enum(textKinds).default("plain") }),
  /** The same for every record. */
  z.strictObject({ value: z.union([z.string(), z.number()]) }),
  /** What whoever imports names on the command line: `--person`. */
  z.strictObject({ given: z.literal("person") }),
])

/** One way to a value, or several: the first that gives something counts. */
const Ways = z.union([Value, z.array(Value).min(1)])

/** Which records are meant: those that hold these very values. */
const Where = z.record(pointer, z.union([z.string(), z.number()]))

const Join = z.strictObject({
  where: Where.default({}),
  /** Where the other record holds the value by which it is found. */
  on: pointer,
  /** Where this record holds the same value. */
  from: pointer,
  /** All that fit, as a list; else the first. */
  many: z.literal(true).optional(),
})

const Sources = z.strictObject({
  /** A list in the record: of addresses, or of objects. */
  path: pointer,
  url: pointer.default(""),
  title: pointer.optional(),
})

const Rating = z.strictObject({
  path: pointer,
  /** Who rates so: readers see the name beside the rating. */
  by: z.string().min(1),
  /** How the rating is called; `{}` stands for it. */
  label: z.string().includes("{}").default("{}"),
  /** Their word, and the rating of ours that it is nearest to; null where none is. */
  table: z.record(z.string(), z.enum(ratings).nullable()),
})

/** A mapping file: where in a foreign file of promises each of our fields lies. */
export const Mapping = z.strictObject({
  /** What is said to whoever reads it. */
  about: z.string().optional(),
  /** The source key, where the command names none. */
  source: z.string().min(1).optional(),
  /** Where the list of records lies in a JSON file. */
  records: pointer.default(""),
  where: Where.default({}),
  /** Other records of the file that belong to one; a name begins with @ and is a key of the record then. */
  join: z.record(z.string().regex(/^@[a-z_]+$/), Join).default({}),
  fields: z.strictObject({
    id: Ways.optional(),
    person: Ways,
    text: Ways,
    lang: Ways,
    power: Ways,
    said_on: Ways.optional(),
    due_on: Ways.optional(),
    horizon: z.enum(horizonKinds).optional(),
    category: Ways.optional(),
    source_url: Ways.optional(),
    source_title: Ways.optional(),
    captured_on: Ways,
  }),
  /** Several sources of one promise: the first is its source, the others stand beside it. */
  sources: z.array(Sources).default([]),
  rating: Rating.optional(),
  /** Further values that are kept with the record, each under its name. */
  keep: z.record(z.string(), Value).default({}),
})

export type Mapping = z.output<typeof Mapping>
export type MappedValue = z.output<typeof Value>

/** Reads a mapping file. Refuses it with every reason why it is none. */
export function readMapping(parsed: unknown): Outcome<Mapping, Unreadable> {
  const read = Mapping.safeParse(parsed)
  return read.success
    ? accept(read.data)
    : unreadable(`the mapping is none: ${sayIssues(read.error)}`)
}
