import type { Lang } from "#app/i18n/lang.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { z } from "./zod.ts"

/** What a resource is told of a request, its parameters read through its own schemas. */
export interface Asked<Params, Query> {
  readonly house: House
  readonly now: Instant
  readonly lang: Lang
  readonly params: Params
  readonly query: Query
  /** Path and query as asked, for links. */
  readonly self: string
}

/**
 * `not-found`; `moved`, with the id under which it stands now among the details; or a parameter that is wrong
 * beside others: its name among the details.
 */
export type ApiRefusal = "not-found" | "moved" | "bad-parameter"

/** What something is, in a sentence for each language of the page for programmers. */
export type Says = Readonly<Record<Lang, string>>

/** One address of the API: who reads its schemas knows what goes in and what comes out. */
export interface Resource {
  /** `/api/v1/rule-sets/{id}` */
  readonly path: string
  /** What programs that are made from the description call it: `listPeople`. */
  readonly operationId: string
  /** The collection it belongs to, by its word in the address: `people`. */
  readonly tag: string
  readonly says: Says
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType
  readonly answer: (asked: Asked<never, never>) => Promise<Outcome<unknown, ApiRefusal>>
  /** A query that shows what it does, where asking without one shows nothing: `electorate=40000`. */
  readonly sample?: string
  /** Whether what stands there can come to stand under another id: then the answer leads there. */
  readonly moves?: true
}

interface Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
> extends Omit<Resource, "params" | "query" | "body" | "answer"> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: (
    asked: Asked<z.infer<Params>, z.infer<Query>>,
  ) => Promise<Outcome<z.input<Body>, ApiRefusal>>
}

/** Holds a resource to its own schemas. */
export function resource<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(definition: Definition<Params, Query, Body>): Resource {
  return definition
}
