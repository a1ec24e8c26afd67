import { UNSAFE_RemixContext as RemixContext } from "@remix-run/react"
import type { EntryContext } from "@remix-run/node"
import type { ContextType, ReactNode } from "react"
import {
  NavigationType,
  UNSAFE_DataRouterStateContext as StateContext,
  UNSAFE_LocationContext as LocationContext,
} from "react-router-dom"

/** What Remix's components and hooks ask for: the modules of the page's routes, and what their loaders gave. */
export interface Routing {
  readonly entry: Pick<EntryContext, "manifest" | "routeModules" | "isSpaMode">
  readonly page: Pick<EntryContext["staticHandlerContext"], "location" | "matches" | "loaderData">
}

interface RoutedProps extends Routing {
  children: ReactNode
}

/**
 * Lets Remix's hooks and `Meta`, `Links` and `Outlet` be used in it, for a page that is read and whose loaders have all
 * given plain data. `RemixServer` gives the same by a router that it makes for each page; a hook of Remix that wants such
 * a router throws here.
 */
export function Routed({ entry, page, children }: RoutedProps) {
  const { location, matches, loaderData } = page
  const state = { ...atRest, location, matches, loaderData } as ContextType<typeof StateContext>
  return (
    <RemixContext.Provider value={entry as ContextType<typeof RemixContext>}>
      <StateContext.Provider value={state}>
        <LocationContext.Provider value={{ location, navigationType: NavigationType.Pop }}>
          {children}
        </LocationContext.Provider>
      </StateContext.Provider>
    </RemixContext.Provider>
  )
}

/** The state of a router that does nothing and of which nothing was sent. */
const atRest = {
  ...{ historyAction: NavigationType.Pop, navigation: { state: "idle" }, revalidation: "idle" },
  ...{ initialized: true, actionData: null, errors: null },
  ...{ restoreScrollPosition: null, preventScrollReset: false },
  ...{ fetchers: new Map(), blockers: new Map() },
}
