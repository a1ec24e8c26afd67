import { data, redirect } from "@remix-run/node"
import type { AppLoadContext, EntryContext, RequestHandler, ServerBuild } from "@remix-run/node"
import { describe, expect, test } from "vitest"
import { pagesFirst } from "#app/server/pages-first.server.ts"

type Load = (args: { readonly request: Request; readonly params: unknown }) => unknown

/** A build of one page in its frame; shown is what reaches the components. */
function buildOf(load: Load, page: object = {}, render = shown): ServerBuild {
  const module = { default: () => null, loader: load, ...page }
  const routes = {
    root: { id: "root", path: "", module: { default: () => null, loader: () => ({ frame: 1 }) } },
    page: { id: "page", parentId: "root", path: ":lang/people/:personId", module },
  }
  return {
    routes,
    assets: {},
    entry: { module: { renderPage: render } },
    future: {},
  } as unknown as ServerBuild
}

function shown({ staticHandlerContext }: EntryContext): string {
  const { loaderData, matches, location } = staticHandlerContext
  return JSON.stringify({
    loaderData,
    path: location.pathname + location.search,
    matches: matches.map(({ params, route }) => [route.id, params]),
  })
}

/** Asks for the page; Remix is one that asks the loaders of its build and tells what it got. */
async function ask(build: ServerBuild, method = "GET") {
  let remixAsked = 0
  const handle = pagesFirst(build, ({ routes }): RequestHandler => async (request, context) => {
    remixAsked += 1
    const load = routes["page"]?.module.loader as ((args: unknown) => unknown) | undefined
    const given: unknown = await Promise.resolve(load?.({ request, params: {}, context })).catch(
      (thrown: unknown) => thrown,
    )
    return new Response(given instanceof Error ? given.message : "by Remix")
  })
  const request = new Request("https://uade.example/kk/people/k3v9x2?q=1", { method })
  const answer = await handle(request, {} as AppLoadContext)
  const told = answer instanceof Response ? await answer.text() : answer.markup
  return { told, remixAsked }
}

describe("a page whose loaders give plain data", () => {
  test.each([
    ["as it is", () => ({ name: "Aigul" })],
    ["in a promise", () => Promise.resolve({ name: "Aigul" })],
    ["by data()", () => data({ name: "Aigul" })],
  ])("%s, is made of it without Remix", async (_, load) => {
    const { told, remixAsked } = await ask(buildOf(load))
    expect(remixAsked).toBe(0)
    expect(JSON.parse(told)).toEqual({
      loaderData: { root: { frame: 1 }, page: { name: "Aigul" } },
      path: "/kk/people/k3v9x2?q=1",
      matches: [
        ["root", { lang: "kk", personId: "k3v9x2" }],
        ["page", { lang: "kk", personId: "k3v9x2" }],
      ],
    })
  })

  test("has them told the address and what stands in it", async () => {
    const { told } = await ask(buildOf(({ request, params }) => ({ url: request.url, params })))
    expect(JSON.parse(told)).toMatchObject({
      loaderData: {
        page: {
          url: "https://uade.example/kk/people/k3v9x2?q=1",
          params: { lang: "kk", personId: "k3v9x2" },
        },
      },
    })
  })

  test("of null is one too", async () => {
    const { told, remixAsked } = await ask(buildOf(() => null))
    expect([remixAsked, JSON.parse(told)]).toMatchObject([0, { loaderData: { page: null } }])
  })
})

describe("Remix makes, of loaders that have run once,", () => {
  test.each<[string, Load, string]>([
    ["what throws", () => Promise.reject(new Error("broken")), "broken"],
    ["what throws at once", () => thrown(new Error("broken at once")), "broken at once"],
    ["a refusal that is thrown", () => thrown(data(null, { status: 404 })), "by Remix"],
    ["a redirect", () => redirect("/kk"), "by Remix"],
    ["a status of its own", () => data({}, { status: 410 }), "by Remix"],
    ["headers of its own", () => data({}, { headers: { "set-cookie": "a=b" } }), "by Remix"],
    ["a whole answer", () => new Response("file"), "by Remix"],
    ["nothing", () => undefined, "by Remix"],
  ])("%s", async (_, load, told) => {
    let ran = 0
    const counting = buildOf((args) => {
      ran += 1
      return load(args)
    })
    expect(await ask(counting)).toEqual({ told, remixAsked: 1 })
    expect(ran).toBe(1)
  })

  test("a page that cannot be rendered", async () => {
    const broken = buildOf(
      () => null,
      {},
      () => thrown(new Error("broken")),
    )
    expect((await ask(broken)).told).toBe("by Remix")
  })
})

describe("Remix makes as ever", () => {
  test.each([
    ["a page with headers of its own", { headers: () => ({}) }, "GET"],
    ["what is no page", { default: undefined }, "GET"],
    ["the answer to a form", {}, "POST"],
  ])("%s", async (_, page, method) => {
    const { told, remixAsked } = await ask(
      buildOf(() => null, page),
      method,
    )
    expect([told, remixAsked]).toEqual(["by Remix", 1])
  })
})

/** Remix has loaders throw what is no Error, too. */
function thrown(what: unknown): never {
  throw what as Error
}
