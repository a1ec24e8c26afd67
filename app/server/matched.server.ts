import { matchRoutes } from "@remix-run/react"

/** A route of a page as Remix's search for addresses knows it, with the one that stands in it. */
export interface Nested {
  readonly id: string
  readonly path?: string
  readonly caseSensitive?: boolean
  /** What its module says of itself. */
  readonly handle?: unknown
  readonly children?: readonly Nested[]
}

/** What an address is to one of a page's routes. */
export interface Matched {
  readonly route: Nested
  readonly params: Readonly<Record<string, string | undefined>>
  readonly pathname: string
  readonly pathnameBase: string
}

/**
 * Makes a function that tells what an address is to a page's routes, as Remix's `matchRoutes` tells it: which compiles the
 * page's pattern each time. Where the address is written as plainly as our own links are, segment for segment, its
 * parameters are read off; any other is left to Remix.
 *
 * @param tree the routes of one page, each with at most one in it
 */
export function matcherOf(tree: readonly Nested[]): (pathname: string) => Matched[] | null {
  const chain = chainOf(tree)
  const pattern = chain.flatMap(({ path = "" }) => path.split("/").filter(Boolean))
  const isFixed = chain.slice(0, -1).every(({ path = "" }) => path === "")

  function plainly(pathname: string): Matched[] | undefined {
    const segments = pathname.split("/").slice(1)
    if (!isFixed || segments.length !== pattern.length || !plain.test(pathname)) return undefined
    const params: Record<string, string> = {}
    for (const [index, part] of pattern.entries()) {
      const segment = segments[index] ?? ""
      if (isParameter.test(part)) params[part.slice(1)] = segment
      else if (part !== segment) return undefined
    }
    return chain.map((route, index) => {
      const own = index === chain.length - 1 ? pathname : "/"
      return { route, params, pathname: own, pathnameBase: own }
    })
  }

  const routes = tree as unknown as Parameters<typeof matchRoutes>[0]
  return (pathname) =>
    plainly(pathname) ?? (matchRoutes(routes, pathname) as unknown as Matched[] | null)
}

/** Letters, digits and the signs that are never written otherwise, between single slashes, none at the end. */
const plain = /^(\/[\w.~-]+)+$/
const isParameter = /^:\w+$/

function chainOf(tree: readonly Nested[]): Nested[] {
  const [first] = tree
  return first ? [first, ...chainOf(first.children ?? [])] : []
}
