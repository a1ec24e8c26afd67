import { isBarred, rolesThatMay } from "#app/domain/access.ts"
import type { Actor } from "#app/domain/access.ts"
import { routeMatcher } from "./route-match.ts"
import { routeTable } from "./route-table.ts"
import type { AccessRule, Caching, RouteAccess } from "./route-row.ts"

/** `barred`: the role may, and the organisation that they work for is suspended. */
export type Admission = "admit" | "sign-in" | "forbidden" | "barred"

const matchRoute = routeMatcher(Object.keys(routeTable))

/** The rule for a path and a method; undefined where the site has no such page or it takes no such method. */
export function accessFor(pathname: string, method: string): AccessRule | undefined {
  const access = routeAccess(pathname)
  switch (method) {
    case "GET":
    case "HEAD":
      return access?.GET
    case "POST":
      return access?.POST
    default:
      return undefined
  }
}

/** Whether the page at a path may be kept and given to others. */
export function cachingOf(pathname: string): Caching {
  return routeAccess(pathname)?.caching ?? "none"
}

/**
 * Decides whether an account, or nobody, is let through. Whose the thing is that they ask for is decided
 * later, where it was loaded (`mayDo`).
 */
export function admit(
  account: Pick<Actor, "role" | "barredSince"> | null,
  rule: AccessRule,
): Admission {
  if (rule === "public") return "admit"
  if (!account) return "sign-in"
  if (rule === "personal") return "admit"
  if (!rolesThatMay(rule).includes(account.role)) return "forbidden"
  return isBarred(account, rule) ? "barred" : "admit"
}

/** The pattern of a path's page, as the table has it. */
export function routePatternFor(pathname: string): string | undefined {
  return matchRoute(pathname)
}

/** The table's row for a path; undefined where the site has no such page. */
export function routeAccess(pathname: string): RouteAccess | undefined {
  const pattern = routePatternFor(pathname)
  return pattern === undefined ? undefined : routeTable[pattern]
}
