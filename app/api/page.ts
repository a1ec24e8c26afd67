import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { ApiRefusal } from "./resource.ts"
import { z } from "./zod.ts"

const most = 500

/** How every list is asked for: so many at a time, from where the last page ended. */
export const pageQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= most)
    .openapi({ type: "integer", minimum: 1, maximum: most, default: 100 })
    .optional(),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional()
    .openapi({ description: "Opaque: from `links.next`." }),
})

/** The body of a list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const links = z.strictObject({ self: z.string(), next: z.string().nullable() })
  return z.strictObject({ data: z.array(item), links })
}

interface Slice<Item> {
  readonly items: readonly Item[]
  /** What names an item in the order of the list. */
  readonly keyOf: (item: Item) => string
  readonly query: z.infer<typeof pageQuery>
  readonly self: string
}

/** A page of a list that is at hand whole. Refuses a cursor that names no item of it. */
export function pageOf<Item>({
  items,
  keyOf,
  query,
  self,
}: Slice<Item>): Outcome<
  { data: Item[]; links: { self: string; next: string | null } },
  ApiRefusal
> {
  const { limit = 100, cursor } = query
  const last = cursor === undefined ? undefined : cursorOf(cursor)
  const before = items.findIndex((item) => keyOf(item) === last)
  if (last !== undefined && before < 0) {
    return refuse("bad-parameter", { details: { parameter: "cursor" } })
  }
  const data = items.slice(before + 1, before + 1 + limit)
  const end = data.at(-1)
  const isLast = before + 1 + limit >= items.length
  return accept({
    data,
    links: linksOf(self, isLast || end === undefined ? null : keyOf(end)),
  })
}

/** What names the last item of the page before, as a cursor gives it. */
export function cursorOf(cursor: string): string {
  return Buffer.from(cursor, "base64url").toString()
}

/** The links of a page. @param last what names its last item, where another page follows */
export function linksOf(self: string, last: string | null): { self: string; next: string | null } {
  return { self, next: last === null ? null : nextPage(self, last) }
}

function nextPage(self: string, key: string): string {
  const [path = "", query = ""] = self.split("?")
  const next = new URLSearchParams(query)
  next.set("cursor", Buffer.from(key).toString("base64url"))
  return `${path}?${next.toString()}`
}
