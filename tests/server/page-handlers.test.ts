import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node"
import { describe, expect, test } from "vitest"
import { pageHandlers } from "#app/server/page-handlers.server.ts"

/** What a page was asked with, said by its loader: no component, so that Remix answers with it. */
function says(name: string) {
  return {
    loader: ({ params }: LoaderFunctionArgs) => Response.json({ name, params }),
  }
}

const shown = {
  root: { id: "root", path: "", module: {} },
  home: { id: "home", parentId: "root", path: ":lang", index: true, module: says("home") },
  people: { id: "people", parentId: "root", path: ":lang/people", module: says("people") },
  person: {
    id: "person",
    parentId: "root",
    path: ":lang/people/:personId",
    module: says("person"),
  },
  rest: { id: "rest", parentId: "root", path: "*", module: says("rest") },
}

const nobody = {} as Parameters<ReturnType<ReturnType<typeof pageHandlers>>>[1]

/** A build that counts how often each of its routes is looked at. */
function makeBuild() {
  const looked = new Map<string, number>()
  const routes = Object.fromEntries(
    Object.entries(shown).map(([id, route]) => [
      id,
      Object.defineProperty({ ...route }, "caseSensitive", {
        enumerable: true,
        get: () => void looked.set(id, (looked.get(id) ?? 0) + 1),
      }),
    ]),
  )
  const assets = { entry: { module: "", imports: [] }, routes: { ...shown }, url: "", version: "" }
  const build = { routes, assets, entry: { module: {} }, future: {}, publicPath: "/" }
  return { build: build as unknown as ServerBuild, looked }
}

describe("the handler of an address", () => {
  test.each([
    ["/kk", "home", { lang: "kk" }],
    ["/kk/people", "people", { lang: "kk" }],
    ["/KK/People/", "people", { lang: "KK" }],
    ["/en/people/k3v9x2m4q8ab7tpz", "person", { lang: "en", personId: "k3v9x2m4q8ab7tpz" }],
    ["/nowhere/at/all", "rest", { "*": "nowhere/at/all" }],
    ["/en/petitions", "rest", { "*": "en/petitions" }],
  ])("%s is that of %s alone", async (path, name, params) => {
    const { build, looked } = makeBuild()
    const handle = pageHandlers(build)(path)
    looked.clear()
    const answer = await handle(new Request(`https://uade.example${path}`), nobody)
    expect(await (answer as Response).json()).toMatchObject({ name, params })
    const others = Object.keys(shown).filter((id) => id !== "root" && id !== name)
    if (name !== "rest") expect(others.filter((id) => looked.has(id))).toEqual([])
  })

  test("is made once", () => {
    const handlerFor = pageHandlers(makeBuild().build)
    expect(handlerFor("/kk/people/a")).toBe(handlerFor("/ru/people/b"))
    expect(handlerFor("/kk/people/a")).not.toBe(handlerFor("/kk/people"))
  })
})
