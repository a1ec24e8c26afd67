import type { ServerBuild } from "@remix-run/node"
import { describe, expect, test } from "vitest"
import { LogClosed } from "#app/domain/log.ts"
import { remixPages } from "#app/server/remix.server.ts"
import { Overloaded } from "#db/commit.server.ts"
import { openGate } from "./door.ts"

function report(fault: unknown, { context }: { context: { report: (it: unknown) => void } }) {
  context.report(fault)
}

/** A build of one route, whose loader throws this. */
function throwing(fault: Error): ServerBuild {
  return {
    entry: { module: { default: () => new Response("page"), handleError: report } },
    routes: {
      page: {
        id: "page",
        path: "/en/page",
        module: {
          loader: () => {
            throw fault
          },
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

function countAlarms(logged: readonly string[]): number {
  return logged.filter((line) => line.includes('"level":50')).length
}

async function answerTo(fault: Error) {
  const reported: unknown[] = []
  const pages = remixPages(throwing(fault), (thrown) => reported.push(thrown))
  const asked: string[] = []
  const { ask, logged } = await openGate({
    pages: (exchange, path) => {
      if (path === undefined) return pages(exchange)
      asked.push(path)
      const status = Number(/\d+/.exec(path)?.[0])
      return Promise.resolve({ status, headers: {}, body: Buffer.from("told") })
    },
  })
  const { status, body } = await ask("/en/page")
  return {
    status,
    body: body.toString(),
    asked,
    reported: reported.length,
    alarms: countAlarms(logged),
  }
}

describe("what a page throws", () => {
  test("because the log is closed is told as such, and alarms nobody each time", async () => {
    expect(await answerTo(new LogClosed("rolled-back"))).toEqual({
      ...{ status: 503, body: "told", reported: 0, alarms: 0 },
      asked: ["/en/problem/503?why=log-closed"],
    })
  })

  test("because too much is asked for at once is 503", async () => {
    expect(await answerTo(new Overloaded("locked"))).toMatchObject({
      ...{ status: 503, asked: ["/en/problem/503?wait=5"] },
    })
  })

  test("without meaning to is reported", async () => {
    expect(await answerTo(new Error("broken"))).toMatchObject({ status: 500, reported: 1 })
  })
})
