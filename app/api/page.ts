import { z } from "./zod.ts"

const most = 500

/** How many a list gives where nobody says. */
export const usualLimit = 100

/** How every list is asked for: so many at a time, from where the last page ended. */
export const pageQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= most)
    .openapi({
      type: "integer",
      minimum: 1,
      maximum: most,
      default: usualLimit,
      description: "How many to give at most.",
    })
    .optional(),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional()
    .openapi({ description: "Where the last page ended, opaque: follow `links.next`." }),
})

/** The body of a list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const links = z
    .strictObject({
      self: z.string(),
      next: z.string().nullable().openapi({ description: "The next page; null on the last." }),
    })
    .openapi("Links")
  return z.strictObject({ data: z.array(item), links })
}

/** What names the last item of the page before, as a cursor gives it. */
export function cursorOf(cursor: string): string {
  return Buffer.from(cursor, "base64url").toString()
}

/** The links of a page. @param last what names its last item, where another page follows */
export function linksOf(self: string, last: string | null): { self: string; next: string | null } {
  return { self, next: last === null ? null : nextPage(self, last) }
}

/** A stretch of a list that is at hand whole, in the order of its ids. */
export function stretchOfAll<Item extends { readonly id: string }>(
  items: readonly Item[],
  { after = "", limit }: { readonly after?: string | undefined; readonly limit: number },
): Item[] {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
  return sorted.filter(({ id }) => id > after).slice(0, limit)
}

function nextPage(self: string, key: string): string {
  const [path = "", query = ""] = self.split("?")
  const next = new URLSearchParams(query)
  next.set("cursor", Buffer.from(key).toString("base64url"))
  return `${path}?${next.toString()}`
}
