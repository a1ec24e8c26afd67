import type { AppLoadContext, EntryContext, RequestHandler, ServerBuild } from "@remix-run/node"
import { pathAndQueryOf } from "#app/lib/address.ts"
import { LetterPages } from "#app/server/letter-pages.server.ts"
import { matcherOf } from "#app/server/matched.server.ts"
import type { Nested } from "#app/server/matched.server.ts"

type Route = NonNullable<ServerBuild["routes"][string]>
type Loader = NonNullable<Route["module"]["loader"]>
type Context = EntryContext["staticHandlerContext"]
type Given = ReadonlyMap<string, Promise<unknown>>

/** Makes an answer, or the markup of a whole page. */
export type PageHandler = (
  request: Request,
  context: AppLoadContext,
) => Promise<Response | { readonly markup: string }>

/**
 * Makes a page of what its loaders give, before Remix is asked: what it does to find out whether anything is out of
 * the ordinary costs as much as a short page. Where a loader throws or says more than plain data, or the page
 * cannot be rendered, Remix gets what the loaders gave when it asks for them in its turn; each has run once.
 *
 * @param build of one page: its own route last, those that it stands in before it
 * @param handlerOf makes Remix's handler over loaders of ours
 */
export function pagesFirst(
  build: ServerBuild,
  handlerOf: (build: ServerBuild) => RequestHandler,
): PageHandler {
  const { renderPage } = build.entry.module as { renderPage?: (context: EntryContext) => string }
  const chain = Object.values<Route | undefined>(build.routes).filter((route) => !!route)
  if (!renderPage || chain.some(isSpecial) || !chain.at(-1)?.module.default) return handlerOf(build)
  const loaders = chain.flatMap(({ id, module }) =>
    module.loader ? [{ id, load: module.loader }] : [],
  )
  const given = new WeakMap<AppLoadContext, Given>()
  const remix = handlerOf(withLoaders(build, given))
  const matched = matcherOf(nested(chain))
  const fixed = entryOf(build)
  const letters = new LetterPages()
  const page = chain.at(-1)

  return async function handle(request, context) {
    const { pathname, search } = pathAndQueryOf(request.url)
    const matches = request.method === "GET" && matched(pathname)
    if (!matches) return remix(request, context)
    const params = matches.at(-1)?.params ?? {}
    const asked = loaders.map(({ id, load }): [string, Promise<unknown>] => {
      return [id, called(() => load({ request, params, context }))]
    })
    given.set(context, new Map(asked))
    const loaderData = await plainData(asked)
    if (!loaderData) return remix(request, context)
    const location = { pathname, search, hash: "", state: null, key: "default" }
    const staticHandlerContext = { ...usual, location, matches, loaderData } as unknown as Context
    const entry = { ...fixed, staticHandlerContext }
    const secret = secretOf(page, loaderData) ?? ""
    const all = { pathname, search, params, loaderData }
    try {
      return { markup: letters.markup(secret, all, () => renderPage(entry)) }
    } catch {
      return remix(request, context)
    }
  }
}

/** A page with headers of its own says more than its data. */
function isSpecial({ module }: Route): boolean {
  return module.headers !== undefined
}

/** The letter's secret by which alone a page differs from others, where it says so. @see PageHandle */
function secretOf(page: Route | undefined, loaderData: Record<string, unknown>) {
  const handle = page?.module.handle as { secretOf?: (data: unknown) => string | undefined } | null
  return page && handle?.secretOf?.(loaderData[page.id])
}

/** Also what a loader throws at once is thrown by its promise. */
async function called(load: () => unknown): Promise<unknown> {
  return await load()
}

/** The data of all loaders, as Remix knows them; undefined where one threw, or gave an answer instead of data. */
async function plainData(
  asked: readonly (readonly [string, Promise<unknown>])[],
): Promise<Record<string, unknown> | undefined> {
  const settled = await Promise.allSettled(asked.map(([, promise]) => promise))
  const data: Record<string, unknown> = {}
  for (const [index, result] of settled.entries()) {
    const plain = result.status === "fulfilled" ? plainOf(result.value) : undefined
    if (plain === undefined) return undefined
    data[asked[index]?.[0] ?? ""] = plain
  }
  return data
}

function plainOf(value: unknown): unknown {
  if (value instanceof Response) return undefined
  if (!isWithInit(value)) return value
  return value.init ? undefined : value.data
}

/** What `data()` of Remix makes. */
function isWithInit(value: unknown): value is { readonly data: unknown; readonly init: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as { readonly type?: unknown }).type === "DataWithResponseInit"
  )
}

/** The same build, whose loaders give what they gave already where they have run for a request. */
function withLoaders(build: ServerBuild, given: WeakMap<AppLoadContext, Given>): ServerBuild {
  const routes = Object.entries<Route | undefined>(build.routes).map(([id, route]) => {
    const load = route?.module.loader
    if (!route || !load) return [id, route]
    const loader: Loader = (args) => given.get(args.context)?.get(id) ?? load(args)
    return [id, { ...route, module: { ...route.module, loader } }]
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild["routes"] }
}

/** A route in those that it stands in. */
function nested([first, ...rest]: readonly Route[]): Nested[] {
  if (!first) return []
  const { id, path, caseSensitive = false, module } = first
  const own = { id, ...(path === undefined ? {} : { path }), caseSensitive, handle: module.handle }
  return [rest.length > 0 ? { ...own, children: nested(rest) } : own]
}

function entryOf(build: ServerBuild): Omit<EntryContext, "staticHandlerContext"> {
  return {
    manifest: build.assets,
    routeModules: Object.fromEntries(
      Object.values<Route | undefined>(build.routes).flatMap((route) =>
        route ? [[route.id, route.module]] : [],
      ),
    ),
    future: build.future,
    isSpaMode: false,
    // Pages go on nowhere in the browser: nothing is handed over to it.
    serverHandoffString: "",
    serializeError: () => ({ message: "" }),
  }
}

/** Of a page that was only read, and made without a fault. */
const usual = {
  ...{ basename: "/", statusCode: 200, actionData: null, errors: null, activeDeferreds: null },
  ...{ loaderHeaders: {}, actionHeaders: {} },
} as const
