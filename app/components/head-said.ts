import type { EntryContext, LinkDescriptor } from "@remix-run/node"
import type { MetaDescriptor } from "@remix-run/react"

/** What the routes of a page say for its head. */
export interface SaidForHead {
  /** Those of all its routes: the same list each time. */
  readonly links: readonly LinkDescriptor[]
  /** Its title and what else; only where nothing was loaded for the page itself, so that it is the same each time. */
  readonly meta?: readonly MetaDescriptor[]
}

/** Asks the routes of a page as Remix's `Links` does and, where it is fixed, as `Meta`. */
export function headSaidBy(context: EntryContext): SaidForHead {
  const { matches, loaderData } = context.staticHandlerContext
  const links = linksOf(context)
  const isFixed = loaderData[matches.at(-1)?.route.id ?? ""] === undefined
  return isFixed ? { links, meta: metaOf(context) } : { links }
}

const known = new WeakMap<object, readonly LinkDescriptor[]>()

function linksOf({ routeModules, staticHandlerContext }: EntryContext): readonly LinkDescriptor[] {
  const before = known.get(routeModules)
  if (before) return before
  const { matches } = staticHandlerContext
  const all = matches.flatMap(({ route }) => routeModules[route.id]?.links?.() ?? [])
  const links = [...new Map(all.map((link) => [JSON.stringify(link), link])).values()]
  known.set(routeModules, links)
  return links
}

/** Of the routes that say something the innermost one's words stand. */
function metaOf({ routeModules, staticHandlerContext }: EntryContext): MetaDescriptor[] {
  const { matches, loaderData, location } = staticHandlerContext
  const asked: { meta: MetaDescriptor[] }[] = []
  let meta: MetaDescriptor[] = []
  for (const { route, params, pathname } of matches) {
    const { id, handle } = route
    const data = loaderData[id] as unknown
    const own = { id, data, params, pathname, handle, meta: [] as MetaDescriptor[] }
    asked.push(own)
    const say = routeModules[id]?.meta
    if (say) meta = say({ data, params, location, matches: asked } as never) ?? []
    own.meta = meta
  }
  return meta
}
