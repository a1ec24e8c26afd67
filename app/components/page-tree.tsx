import type { EntryContext } from "@remix-run/node"
import { createElement } from "react"
import type { ComponentType, ContextType, ReactElement, ReactNode } from "react"
import { UNSAFE_RouteContext as RouteContext } from "react-router-dom"
import { HeadSaid } from "./head.tsx"
import { headSaidBy } from "./head-said.ts"
import { Routed } from "./routed.tsx"

/**
 * The page of a context in which nothing is out of the ordinary: its routes, each in the one that it stands in. It is what
 * `RemixServer` renders of it, without a router that looks for the address once more and is then asked nothing.
 */
export function PageTree({ context }: { context: EntryContext }) {
  return (
    <Routed entry={context} page={context.staticHandlerContext}>
      <HeadSaid.Provider value={headSaidBy(context)}>{routesFrom(0, context)}</HeadSaid.Provider>
    </Routed>
  )
}

/** The route at a place of the page's chain, around those that stand in it. */
function routesFrom(at: number, context: EntryContext): ReactElement | null {
  const { matches } = context.staticHandlerContext
  const module = context.routeModules[matches[at]?.route.id ?? ""]
  if (!module) return null
  const value = {
    outlet: routesFrom(at + 1, context),
    matches: matches.slice(0, at + 1),
    isDataRoute: true,
  } as ContextType<typeof RouteContext>
  const { default: Own, Layout } = module as {
    default: ComponentType
    Layout?: ComponentType<{ children: ReactNode }>
  }
  const own = createElement(Own)
  return (
    <RouteContext.Provider value={value}>
      {at === 0 && Layout ? <Layout>{own}</Layout> : own}
    </RouteContext.Provider>
  )
}
