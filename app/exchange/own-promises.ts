import { z } from "zod"
import { horizonKinds, powers } from "#app/domain/pledge.ts"
import { ratings } from "#app/domain/rating.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { isDay } from "#app/lib/day.ts"
import { isRaw, pointer } from "./json-document.ts"
import { parseRecord } from "./shape.ts"
import type { Tally } from "./tally.ts"

const publicId = z.string().refine(isPublicId, { message: "is no public id" })
const optional = z.string().nullable()

const Source = z.object({
  id: publicId,
  url: z.url({ protocol: /^https?$/, message: "is no http address" }),
  title: optional,
  captured_on: z.string().refine(isDay, { message: "is no whole day" }),
})

/** A promise as this site exports it, as far as another installation takes it over. */
const OwnPromise = z.object({
  id: publicId,
  person_id: publicId,
  text: z.string("is hidden where it was exported: without its words it cannot be taken"),
  lang: z.string(),
  said_on: optional,
  due_on: optional,
  horizon: z.enum(horizonKinds).nullable(),
  horizon_event: optional,
  mandate_id: publicId.nullable(),
  power: z.enum(powers),
  category: optional,
  identifiers: z.array(z.object({ scheme: z.string(), identifier: z.string() })),
  source: Source,
  further_sources: z.array(Source),
  rated_elsewhere: z
    .object({ by: z.string(), label: z.string(), as: z.enum(ratings).nullable() })
    .nullable(),
})

export type OwnSource = z.infer<typeof Source>

/** A promise of our own export and where in the file it stands. */
export interface OwnPromiseRecord {
  readonly place: string
  readonly promise: z.infer<typeof OwnPromise>
}

/** Tells whether a document is the list of promises that this site exports: each names a person by public id. */
export function areOwnPromises(document: unknown): document is readonly unknown[] {
  if (!Array.isArray(document) || document.length === 0) return false
  return document.every(
    (raw) => isRaw(raw) && typeof raw["person_id"] === "string" && isRaw(raw["source"]),
  )
}

/** Reads them; one that cannot be taken is rejected into the tally. */
export function mapOwnPromises(list: readonly unknown[], tally: Tally): OwnPromiseRecord[] {
  tally.read("pledge", list.length)
  return list.flatMap((raw, index) => {
    const place = pointer("", index)
    const promise = parseRecord(OwnPromise, raw, "pledge", place, tally)
    return promise ? [{ place, promise }] : []
  })
}
