import { matchRoutes } from "@remix-run/react"
import { describe, expect, test } from "vitest"
import { routeTable } from "#app/auth/route-table.ts"
import { matcherOf } from "#app/server/matched.server.ts"

/** The page of a pattern of the route table, in the frame of the site. */
function pageOf(pattern: string) {
  const path = pattern.replace(/^\//, "")
  return [{ id: "root", path: "", children: [{ id: "page", path }] }]
}

/** As Remix tells it; of its routes the ids. */
function byRemix(pattern: string, pathname: string) {
  return told(matchRoutes(pageOf(pattern) as never, pathname) as never)
}

function told(matches: ReturnType<ReturnType<typeof matcherOf>>) {
  return matches?.map(({ route, params, pathname, pathnameBase }) => {
    return { id: route.id, params, pathname, pathnameBase }
  })
}

function example(pattern: string): string {
  return pattern.replace(/:\w+/g, (name) => `${name.slice(1)}-7`).replace("*", "no/such/page")
}

describe("what an address is to a page's routes", () => {
  test.each(Object.keys(routeTable))("%s is told as Remix tells it", (pattern) => {
    const pathname = example(pattern)
    expect(told(matcherOf(pageOf(pattern))(pathname))).toEqual(byRemix(pattern, pathname))
  })

  test.each([
    "/KK/People/k3v9x2",
    "/kk/people/k3v9x2/",
    "/kk/people/%D2%9B",
    "/kk/people/a%2Fb",
    "/kk/people/a b",
    "/kk/people/",
    "/kk/people",
    "/kk/people/k3v9x2/more",
    "/kk//people/k3v9x2",
    "/kk/petitions/k3v9x2",
    "/kk/people/k3v9x2-erlan~1.0_",
    "/",
    "",
  ])("%s too, however it is written", (pathname) => {
    const pattern = "/:lang/people/:personId"
    expect(told(matcherOf(pageOf(pattern))(pathname))).toEqual(
      byRemix(pattern, pathname) ?? undefined,
    )
  })

  test("tells what a route's module says of itself", () => {
    const handle = { nav: "people" }
    const [root] = pageOf("/:lang/people")
    const tree = [{ ...root, children: [{ id: "page", path: ":lang/people", handle }] }]
    expect(matcherOf(tree as never)("/kk/people")?.at(-1)?.route.handle).toBe(handle)
  })
})
