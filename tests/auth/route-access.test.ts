import { matchRoutes } from "@remix-run/react"
import type { RouteConfigEntry } from "@remix-run/route-config"
import { describe, expect, test } from "vitest"
import { accessFor, admit, cachingOf } from "#app/auth/route-access.ts"
import { paramsIn } from "#app/auth/route-match.ts"
import { routeTable } from "#app/auth/route-table.ts"
import { rolesThatMay, roles } from "#app/domain/access.ts"
import routes from "#app/routes.ts"

/** Every path of `app/routes.ts`, as `/:lang/people/:personId`. */
function pathsOf(entries: readonly RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap(({ path, children, file }) => {
    const here = [parent, path].filter(Boolean).join("/")
    const own = file && !children?.length ? [here === "*" ? "*" : `/${here}`] : []
    return [...own, ...pathsOf(children ?? [], here)]
  })
}

const paths = pathsOf(routes)

/** A URL that a path stands for. */
function example(path: string): string {
  if (path === "*") return "/no/such/page/at/all/anywhere"
  return path.replace(":lang", "en").replace(/:\w+/g, "k3v9x2m4q8ab7tpz")
}

describe("the access table", () => {
  test("has an entry for each route, and none without a route", () => {
    expect(Object.keys(routeTable).sort()).toEqual([...paths].sort())
  })

  test("shares with everybody only what everybody may read", () => {
    const shared = Object.values(routeTable).filter(({ caching }) => caching === "shared")
    expect(shared.map(({ GET }) => GET)).toEqual(shared.map(() => "public"))
  })

  const asked = paths.flatMap((path) =>
    (["GET", "HEAD", "POST"] as const).map((method) => {
      const rule = routeTable[path]?.[method === "POST" ? "POST" : "GET"]
      return { path, method, rule }
    }),
  )

  test.each(asked)("is found for $method $path: $rule", ({ path, method, rule }) => {
    expect(accessFor(example(path), method)).toBe(rule)
  })

  const matrix = asked.flatMap(({ path, method, rule }) =>
    rule === undefined ? [] : [null, ...roles].map((role) => ({ path, method, rule, role })),
  )

  test.each(matrix)("$role: $method $path", ({ path, method, rule, role }) => {
    const found = accessFor(example(path), method)
    const admission = found && admit(role && { role }, found)
    if (rule === "public") expect(admission).toBe("admit")
    else if (role === null) expect(admission).toBe("sign-in")
    else if (rule === "personal") expect(admission).toBe("admit")
    else expect(admission).toBe(rolesThatMay(rule).includes(role) ? "admit" : "forbidden")
  })
})

describe("a path", () => {
  test.each([
    "/en/account",
    "/en/account/",
    "/en//account",
    "/EN/Account",
    "/en/%61ccount",
    "/en/account.data",
    "/xx/account",
  ])("written as %s is the same personal page", (pathname) => {
    expect(accessFor(pathname, "GET")).toBe("personal")
    expect(cachingOf(pathname)).toBe("none")
  })

  test.each(["/en/account/new", "/en/account/NEW.data"])(
    "that is written out (%s) goes before one with a parameter",
    (pathname) => {
      expect(accessFor(pathname, "POST")).toBe("public")
    },
  )

  test.each(["/en/promises/k3v9/evidence/e7", "/EN//promises/K%33v9/evidence/e%C3%A9/"])(
    "gives its parameters as Remix does (%s)",
    (pathname) => {
      const pattern = "/:lang/promises/:promiseId/evidence/:evidenceId"
      const asRemix = matchRoutes([{ path: pattern }], pathname.replace("//", "/"))?.at(0)?.params
      expect(paramsIn(pattern, pathname)).toEqual(asRemix)
      expect(asRemix).toBeDefined()
    },
  )

  test("that cannot be decoded is nobody's page", () => {
    expect(accessFor("/en/%E0%A4%A/x/y/z/q", "GET")).toBe("public")
    expect(cachingOf("/en/%E0%A4%A/x/y/z/q")).toBe("none")
  })

  test.each(["PUT", "DELETE", "PATCH", "get", "TRACE"])("takes no %s", (method) => {
    expect(accessFor("/en/account", method)).toBeUndefined()
  })
})

test.each([
  ["watchdog", "/en/promises/new", "admit"],
  ["constituent", "/en/promises/new", "forbidden"],
  ["moderator", "/en/promises/new", "forbidden"],
  ["deputy", "/en/promises/k3v9x2m4q8ab7tpz/claims/new", "admit"],
  ["watchdog", "/en/promises/k3v9x2m4q8ab7tpz/claims/new", "forbidden"],
  ["deputy", "/en/promises/k3v9x2m4q8ab7tpz/verdicts/new", "forbidden"],
  ["operator", "/en/promises/k3v9x2m4q8ab7tpz/verdicts/new", "forbidden"],
  ["deputy", "/en/desk", "forbidden"],
  ["constituent", "/en/account", "admit"],
] as const)("%s at %s: %s", (role, pathname, admission) => {
  expect(admit({ role }, accessFor(pathname, "GET") ?? "public")).toBe(admission)
})
