import { createRequestHandler } from "@remix-run/node"
import type { ActionFunctionArgs, RequestHandler, ServerBuild } from "@remix-run/node"
import { routePatternFor } from "#app/auth/route-access.ts"
import { deedsFirst } from "#app/server/deeds-first.server.ts"
import { pagesFirst } from "#app/server/pages-first.server.ts"
import type { PageHandler } from "#app/server/pages-first.server.ts"
import { wholeOf } from "#app/server/sent-request.server.ts"

type Route = NonNullable<ServerBuild["routes"][string]>

/**
 * Gives the handler of an address: Remix over a build that holds this page's route alone. Over the whole build it
 * compiles and tries the patterns of all routes, three times a request, which costs more than a page does.
 *
 * @returns for an address of which nothing is known, Remix over the whole build
 */
export function pageHandlers(build: ServerBuild): (pathname: string) => PageHandler {
  const whole = remixOver(build)
  const ids = new Map(leavesOf(build).map((route) => [patternOf(build, route), route.id]))
  const handlers = new Map<string, PageHandler>()

  return function handlerFor(pathname) {
    const id = ids.get(routePatternFor(pathname) ?? "*")
    if (id === undefined) return whole
    const known = handlers.get(id)
    if (known) return known
    const handler = pagesFirst(only(build, id), (own) => handlerOf(own, id))
    handlers.set(id, handler)
    return handler
  }
}

function handlerOf(build: ServerBuild, id: string): RequestHandler {
  const route = build.routes[id]
  const action = route?.module.action
  if (!route || !action) return remixOver(build)
  async function act(args: ActionFunctionArgs): Promise<unknown> {
    return action?.(args)
  }
  return deedsFirst(act, patternOf(build, route), (actOnce) => {
    const own = { ...route, module: { ...route.module, action: actOnce } }
    const routes = { ...build.routes, [id]: own }
    return remixOver({ ...build, routes })
  })
}

/** Remix looks at a request in more ways than a page does: it gets the whole one. */
function remixOver(build: ServerBuild): RequestHandler {
  const handle = createRequestHandler(build, "production")
  return (request, context) => handle(wholeOf(request), context)
}

function leavesOf({ routes }: ServerBuild): Route[] {
  const all = Object.values<Route | undefined>(routes).filter((route) => route !== undefined)
  const parents = new Set(all.map(({ parentId }) => parentId))
  return all.filter(({ id }) => !parents.has(id))
}

/** As the route table writes it: `/:lang/people/:personId`, `*`. */
function patternOf(build: ServerBuild, route: Route): string {
  const path = chainOf(build, route.id)
    .map((one) => one.path ?? "")
    .filter(Boolean)
    .join("/")
  return path === "*" ? path : `/${path}`
}

/** A route and those that it stands in, the outermost first. */
function chainOf({ routes }: ServerBuild, id: string | undefined): Route[] {
  const route = id === undefined ? undefined : routes[id]
  return route ? [...chainOf({ routes } as ServerBuild, route.parentId), route] : []
}

function only(build: ServerBuild, id: string): ServerBuild {
  const ids = chainOf(build, id).map((route) => route.id)
  return {
    ...build,
    routes: pick(build.routes, ids),
    assets: { ...build.assets, routes: pick(build.assets.routes, ids) },
  }
}

function pick<Value>(all: Readonly<Record<string, Value>>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Record<string, Value>
}
