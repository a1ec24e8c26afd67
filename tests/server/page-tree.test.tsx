import type { EntryContext } from "@remix-run/node"
import { matchRoutes, useLoaderData } from "@remix-run/react"
import { describe, expect, onTestFinished, test, vi } from "vitest"
import { render, renderPage } from "#app/entry.server.tsx"
import { shared } from "#app/i18n/shared-meta.ts"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/translate.ts"
import * as root from "#app/root.tsx"
import * as about from "#app/routes/about.tsx"
import * as styleguide from "#app/routes/styleguide.tsx"
import { KeptMarkup } from "#app/server/kept-markup.server.ts"

interface Told {
  readonly role?: string | null
  readonly data?: unknown
  readonly search?: string
}

/** What a page in the frame of the site is rendered of. */
function contextOf(page: object, lang: Lang, { role = null, data, search = "" }: Told = {}) {
  const modules: Record<string, object> = { root, page }
  const pathname = `/${lang}/about`
  const routes = [
    {
      id: "root",
      path: "",
      children: [{ id: "page", path: ":lang/about", handle: handleOf(page) }],
    },
  ]
  const standing = { readOnly: null, stops: {} }
  const own = { lang, origin: "https://uade.example", path: "/about", role }
  const loaderData = {
    root: { ...own, invented: false, standing },
    ...(data === undefined ? {} : { page: data }),
  }
  return {
    manifest: {
      entry: { module: "", imports: [] },
      routes: {
        root: { id: "root", path: "", module: "/root.js", hasLoader: true },
        page: { id: "page", parentId: "root", path: ":lang/about", module: "/page.js" },
      },
      url: "",
      version: "",
    },
    routeModules: modules,
    future: { v3_relativeSplatPath: true, v3_singleFetch: true },
    isSpaMode: false,
    serverHandoffString: "",
    serializeError: () => ({ message: "" }),
    staticHandlerContext: {
      basename: "/",
      ...{ statusCode: 200, actionData: null, errors: null, activeDeferreds: null },
      ...{ loaderHeaders: {}, actionHeaders: {}, loaderData },
      location: { pathname, search, hash: "", state: null, key: "default" },
      matches: matchRoutes(routes, pathname),
    },
  } as unknown as EntryContext
}

function handleOf(page: object): unknown {
  return (page as { handle?: unknown }).handle
}

/** Ids that React counts out hang on how deep an element stands: they are told apart by their order alone. */
function withPlainIds(markup: string): string {
  const ids = new Map<string, string>()
  return markup.replace(/:R\w*:/g, (id) => {
    const plain = ids.get(id) ?? `id-${String(ids.size)}`
    ids.set(id, plain)
    return plain
  })
}

/** By Remix, and by the tree of a page in which nothing is out of the ordinary. */
function bothWays(make: () => EntryContext): [string, string] {
  const byRemix = render(make(), "https://uade.example/kk/about")
  return [withPlainIds(byRemix), withPlainIds(renderPage(make()))]
}

const loaded = {
  handle: { nav: "people", hidden: true, quickExit: true },
  meta: shared<() => { name: string }>(
    titled((_, { name }) => name),
    ({ name }) => ({
      ...{ place: "people", id: "k3v9x2", origin: "https://uade.example" },
      ...{ address: "https://uade.example/kk/people/k3v9x2", title: name },
      linked: { "@type": "Person", name },
    }),
  ),
  default: function Loaded() {
    return <p>{useLoaderData<{ name: string }>().name}</p>
  },
}

describe.each(langs)("a page in %s is the same as by Remix", (lang) => {
  test.each([
    ["of words alone", about, {}],
    ["of words alone, asked something", about, { search: "?q=1" }],
    ["of words alone, for who is signed in", about, { role: "operator" }],
    ["with links of its own", styleguide, {}],
    ["of what was loaded", loaded, { data: { name: 'Aigul "A" <b>' } }],
    ["of what was loaded, for who is signed in", loaded, { data: { name: "D" }, role: "deputy" }],
  ])("%s", (_, page, told) => {
    const [byRemix, own] = bothWays(() => contextOf(page, lang, told))
    expect(own).toBe(byRemix)
  })
})

test("what one reader was shown is not in the page of the next", () => {
  function stranger(): string {
    return renderPage(contextOf(about, "en"))
  }
  const before = stranger()
  const operators = renderPage(contextOf(about, "en", { role: "operator" }))
  expect(operators).toContain('href="/en/operations"')
  expect(operators).not.toContain('href="/en/session"')
  expect(stranger()).toBe(before)
  expect(before).not.toContain('href="/en/operations"')
  expect(before).toContain('href="/en/session"')
})

test("a page whose title tells of what was loaded has its own each time", () => {
  function page(name: string): string {
    return renderPage(contextOf(loaded, "en", { data: { name } }))
  }
  expect(page("Aigul")).toContain("<title>Aigul — ")
  expect(page("Daniyar")).toContain("<title>Daniyar — ")
})

test("nothing is kept of a page behind a letter's secret", () => {
  const markup = vi.spyOn(KeptMarkup.prototype, "markup")
  onTestFinished(() => markup.mockRestore())
  const context = contextOf(about, "en")
  const before = renderPage(context)
  expect(markup).toHaveBeenCalled()
  markup.mockClear()
  for (const match of context.staticHandlerContext.matches)
    match.params = { ...match.params, secret: "k3v9x2m4" }
  expect(renderPage(context)).toBe(before)
  expect(markup).not.toHaveBeenCalled()
})
