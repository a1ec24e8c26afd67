import type { ServerBuild } from "@remix-run/node"
import { expect, test } from "vitest"
import type { RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import type { Role } from "#app/domain/access.ts"
import { accept } from "#app/lib/outcome.ts"
import { remixPages } from "#app/server/remix.server.ts"
import { commit, touch } from "#db/commit.server.ts"
import { openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { cookieOf, makeSession } from "#tests/support/session.ts"

type Loader = (context: RequestContext, request: Request) => unknown

/** A build of one public page, which shows what its loader found out. */
function showing(load: Loader): ServerBuild {
  function handleRequest(_: Request, status: number, headers: Headers, context: unknown) {
    const { staticHandlerContext } = context as {
      staticHandlerContext: { loaderData: Record<string, unknown> }
    }
    headers.set("content-type", "text/html; charset=utf-8")
    return new Response(JSON.stringify(staticHandlerContext.loaderData["page"]), {
      status,
      headers,
    })
  }
  return {
    entry: { module: { default: handleRequest } },
    routes: {
      page: {
        id: "page",
        path: "/:lang/about",
        module: {
          default: () => null,
          loader: ({ context, request }: { context: RequestContext; request: Request }) =>
            load(context, request),
        },
      },
    },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    future: { v3_singleFetch: true },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    mode: "production",
  } as unknown as ServerBuild
}

describeOnBothEngines("a public page for who is signed in", (open) => {
  /** The site with such a page. `made` tells how often it was made. */
  async function openSite(load: Loader) {
    const house = makeHouse(await open(), { mode: "production" })
    let made = 0
    const pages = remixPages(
      showing((context, request) => {
        made += 1
        return load(context, request)
      }),
      (fault) => {
        throw fault
      },
    )
    const { ask } = await openGate({ house, pages })
    async function reader(role: Role, more: Parameters<typeof make.makeAccount>[1] = {}) {
      const { id } = await make.makeAccount(house.db, { role, ...more })
      const factor = role === "constituent" ? null : "totp"
      const cookie = cookieOf(house, await makeSession(house, id, factor))
      return { id, read: (headers = {}) => ask("/en/about", { headers: { cookie, ...headers } }) }
    }
    return { house, ask, reader, made: () => made }
  }

  test("that asks nothing about its reader is made once a role", async () => {
    const { reader, made, ask } = await openSite(() => "words")
    const [one, two, third] = [
      await reader("constituent"),
      await reader("constituent"),
      await reader("moderator"),
    ]
    const replies = [await one.read(), await two.read(), await one.read()]
    expect(replies.map(({ body }) => body.toString())).toEqual(Array(3).fill('"words"'))
    expect(made()).toBe(1)
    await third.read()
    await ask("/en/about")
    expect(made(), "another role, and nobody").toBe(3)
    for (const { headers } of replies) {
      const { etag, "cache-control": caching, "cdn-cache-control": between } = headers
      expect([caching, between, etag]).toEqual(["private, no-store", undefined, undefined])
    }
  })

  test("is kept for those alone for whom its questions have the same answers", async () => {
    let mine = 0
    const { reader, made } = await openSite((context) =>
      context.ofReader((account) => mayDo(account, "petition.edit", { accountId: mine })),
    )
    const [proponent, other, third] = [
      await reader("constituent"),
      await reader("constituent"),
      await reader("constituent"),
    ]
    mine = proponent.id
    async function read({ read }: typeof other) {
      return (await read()).body.toString()
    }
    expect(await read(other)).toBe("false")
    expect(await read(third)).toBe("false")
    expect(made()).toBe(1)
    expect(await read(proponent)).toBe("true")
    expect([await read(other), await read(proponent), await read(third)]).toEqual([
      "false",
      "true",
      "false",
    ])
  })

  test.each<[string, Loader]>([
    ["account", ({ account }) => account?.id ?? null],
    ["session", ({ session }) => session?.publicId ?? null],
    ["network", ({ network }) => network],
    ["request's name", ({ requestId }) => requestId],
  ])("that looks at the reader's %s is kept for nobody", async (_, load) => {
    const { reader, made, ask } = await openSite(load)
    const [one, two] = [await reader("constituent"), await reader("constituent")]
    for (const { read } of [one, two, one]) await read()
    for (const cookie of ["lang=en", "__Host-sid=nobodys"]) {
      await ask("/en/about", { headers: { cookie } })
      await ask("/en/about", { headers: { cookie } })
    }
    expect(made()).toBeGreaterThanOrEqual(3 + 2)
  })

  test("is made without the reader's headers: what cannot be seen poisons nothing", async () => {
    const { reader, ask } = await openSite((_, { headers }) => [...headers.keys()])
    const { read } = await reader("constituent")
    const replies = [
      await read({ "x-evil": "1" }),
      await ask("/en/about", { headers: { "x-evil": "1", cookie: "lang=en; evil=1" } }),
      await ask("/en/about", { headers: { "x-evil": "1", cookie: "__Host-sid=nobodys" } }),
    ]
    for (const { body } of replies) expect(JSON.parse(body.toString())).toEqual(["host"])
  })

  test("falls when what it shows changes", async () => {
    const { house, reader, made } = await openSite(async ({ db }) => {
      await db.read.selectFrom("person").selectAll().execute()
      return null
    })
    const { read } = await reader("watchdog")
    await read()
    await read()
    expect(made()).toBe(1)
    await commit(house.db, async (trx) => {
      await touch(trx, "person", 1, "2026-04-01T06:00:00.000Z")
      return accept(undefined)
    })
    await read()
    expect(made()).toBe(2)
  })

  test("is nobody's, and kept already, where the session is none", async () => {
    const { ask, made } = await openSite(({ ofReader }) =>
      ofReader((account) => account?.role ?? null),
    )
    await ask("/en/about")
    for (const cookie of ["__Host-sid=nobodys", "__Host-sid=other; lang=en"]) {
      const { headers, status } = await ask("/en/about", { headers: { cookie } })
      expect([status, headers["cache-control"]]).toEqual([200, "private, no-store"])
    }
    expect(made()).toBe(1)
    expect((await ask("/en/about")).headers["cache-control"]).toBe("public, no-cache")
  })

  test("is made for each who has not yet given their second factor", async () => {
    const { house, ask, made } = await openSite(({ ofReader }) => ofReader((account) => account))
    const { id } = await make.makeAccount(house.db, { role: "moderator" })
    const cookie = cookieOf(house, await makeSession(house, id, null))
    for (const agent of ["one", "other"]) {
      const headers = { cookie, "user-agent": agent }
      const { status, body } = await ask("/en/about", { headers })
      expect([303, 200]).toContain(status)
      if (status === 200) expect(body.toString()).toBe("null")
    }
    expect(made()).not.toBe(1)
  })
})
