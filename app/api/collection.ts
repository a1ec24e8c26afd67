import type { House } from "#app/context.server.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { cursorOf, linksOf, listOf, pageQuery, usualLimit } from "./page.ts"
import { publicIdParameter } from "./parameter.ts"
import { resource } from "./resource.ts"
import type { Resource, Says } from "./resource.ts"
import { z } from "./zod.ts"

/** Where items are read from, and when: what is rated is rated as on that day. */
export interface ReadFrom {
  readonly house: Pick<House, "db" | "providers" | "ruleSets">
  readonly now: Instant
}

/** So many items after the one with this id; in the order of ids, which never changes. */
export interface Stretch {
  readonly after?: string | undefined
  readonly limit: number
}

/** All of one kind of thing: a list of it, one of it, and every one of it for who writes them out. */
export interface Collection {
  /** Its word in the address: `people`. */
  readonly name: string
  readonly says: Says
  /** The schema of an item, the same in lists, alone and from `records`. */
  readonly item: z.ZodObject
  readonly resources: readonly [list: Resource, one: Resource, ...further: Resource[]]
  /**
   * Every item that the list gives, in the order of ids, read by stretches: however many there are, no more
   * than one stretch of them is held. What is written meanwhile makes no item come twice, and none missing
   * that stands all the while.
   */
  readonly records: (from: ReadFrom, stretch?: number) => AsyncIterable<Item>
}

/** An item as the API answers with it. */
export type Item = { readonly id: string } & Readonly<Record<string, unknown>>

interface Definition<Shape extends z.ZodRawShape, Filters extends z.ZodRawShape> {
  readonly name: string
  /** As in the operation's name: `getPerson`, `listPeople`. */
  readonly one: string
  readonly many: string
  readonly says: Says
  readonly saysOfOne: Says
  readonly item: z.ZodObject<Shape>
  readonly id?: z.ZodString
  /** Tells whether a text can be an id of these; a cursor with any other is refused. */
  readonly isId?: (text: string) => boolean
  readonly filters: Filters
  readonly list: (
    from: ReadFrom,
    filter: z.infer<z.ZodObject<Filters>>,
    stretch: Stretch,
  ) => Promise<readonly z.input<z.ZodObject<Shape>>[]>
  readonly find: (from: ReadFrom, id: string) => Promise<z.input<z.ZodObject<Shape>> | undefined>
  /** Whether one can come to stand under another id: `find` then answers with what stands there now. */
  readonly moves?: true
  /** Addresses below one of them. */
  readonly further?: readonly Resource[]
}

/** Makes the two addresses of a collection and the way to read all of it, from the same two functions. */
export function collection<Shape extends z.ZodRawShape, Filters extends z.ZodRawShape>(
  definition: Definition<Shape, Filters>,
): Collection {
  const { name, one, many, says, saysOfOne, item, isId = isPublicId, filters } = definition
  const { id = publicIdParameter, further = [], moves } = definition
  const schema: z.ZodObject = item

  async function read(from: ReadFrom, filter: object, stretch: Stretch): Promise<readonly Item[]> {
    const items = await definition.list(from, filter as z.infer<z.ZodObject<Filters>>, stretch)
    return items as unknown as readonly Item[]
  }

  const list = resource({
    path: `/api/v1/${name}`,
    operationId: `list${many}`,
    tag: name,
    says,
    params: z.strictObject({}),
    query: z.strictObject({ ...pageQuery.shape, ...(filters as z.ZodRawShape) }),
    body: listOf(schema),
    answer: async ({ house, now, query, self }) => {
      const { limit = usualLimit, cursor, ...filter } = query as PageAsked
      const after = cursor === undefined ? undefined : cursorOf(cursor)
      if (after !== undefined && !isId(after)) {
        return refuse("bad-parameter", { details: { parameter: "cursor" } })
      }
      // One more than is given: whether another page follows.
      const items = await read({ house, now }, filter, { after, limit: limit + 1 })
      const data = items.slice(0, limit)
      const last = items.length > limit ? (data.at(-1)?.id ?? null) : null
      return accept({ data: [...data], links: linksOf(self, last) })
    },
  })

  const single = resource({
    path: `/api/v1/${name}/{id}`,
    operationId: `get${one}`,
    tag: name,
    says: saysOfOne,
    params: z.strictObject({ id }),
    query: z.strictObject({}),
    body: z.strictObject({ data: schema }),
    answer: async ({ house, now, params: asked }) =>
      answerOne((await definition.find({ house, now }, asked.id)) as Item | undefined, asked.id),
    ...(moves ? { moves } : {}),
  })

  async function* records(from: ReadFrom, stretch = 500): AsyncGenerator<Item> {
    let after: string | undefined
    for (;;) {
      const items: readonly Item[] = await read(from, {}, { after, limit: stretch })
      yield* items
      if (items.length < stretch) return
      after = items.at(-1)?.id
    }
  }

  return { name, says, item: item, resources: [list, single, ...further], records }
}

/** What stands under an id; where it stands under another by now, that one is named. */
function answerOne(found: Item | undefined, id: string) {
  if (!found) return refuse("not-found")
  if (found.id !== id) return refuse("moved", { details: { to: found.id } })
  return accept({ data: found })
}

interface PageAsked {
  readonly limit?: number
  readonly cursor?: string
}
