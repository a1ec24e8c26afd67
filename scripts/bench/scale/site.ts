import { once } from "node:events"
import { Agent, request } from "node:http"
import type { Server } from "node:http"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { pathToFileURL } from "node:url"
import type { ServerBuild } from "@remix-run/node"
import type { House } from "#app/context.server.ts"
import type { Settings } from "#app/env.server.ts"
import { build as filled, leaveRequests, settingsIn } from "./build.ts"
import type { Sizes } from "./sizes.ts"

/** The built site on one of the databases, in this process: both share one state of the engine, and only data differ. */
export interface Site {
  readonly house: House
  readonly sizes: Sizes
  /** Of requests to sign that wait to be confirmed. */
  readonly secrets: string[]
  readonly buildSeconds: number
  ask(question: Question): Promise<number>
  stop(): Promise<void>
}

export interface Question {
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  readonly status?: number
  /** What a right answer holds. */
  readonly holds?: string
}

interface Entry {
  readonly openHouse: (settings: Settings) => House
  readonly serve: (service: object) => Server
}

/** Builds a database and the site over it, without worker and publisher: nothing happens but what is asked. */
export async function openSite(dataDir: string, sizes: Sizes, port: number, waiting: number) {
  const buildSeconds = await filled(dataDir, sizes)
  const secrets = await leaveRequests(dataDir, waiting)
  const files = path.resolve("build")
  const pages = path.join(files, "server", "index.js")
  const build = (await import(pathToFileURL(pages).href)) as ServerBuild
  const { openHouse, serve } = build.entry.module as unknown as Entry
  const settings = settingsIn(dataDir, port)
  const house = openHouse(settings)
  const { name } = await house.log.start()
  if (name !== "open") throw new Error(`the log of ${dataDir} is ${name}`)
  const { trustedProxy } = settings
  const server = serve({ house, build, files: path.join(files, "client"), trustedProxy })
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const site: Site = {
    ...{ house, sizes, secrets, buildSeconds },
    ask: (question) => patiently(() => ask(agent, port, question)),
    stop: async () => {
      agent.destroy()
      server.close()
      server.closeAllConnections()
      await house.db.close()
    },
  }
  return site
}

/** A site that sheds load on a busy machine is asked again: that is not what is measured. */
async function patiently(attempt: () => Promise<number>): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt()
    } catch (fault) {
      if (tries === 20 || !(fault instanceof Error && fault.message.includes("answered 503"))) {
        throw fault
      }
      await sleep(250)
    }
  }
}

let asked = 0

/**
 * Asks and waits for the whole answer: milliseconds. Each comes from another of the networks set aside for benchmarks.
 */
function ask(agent: Agent, port: number, question: Question): Promise<number> {
  const { path: target, form, status = 200, holds = "" } = question
  const body = form && new URLSearchParams(form).toString()
  asked += 1
  const host = `localhost:${String(port)}`
  const headers = {
    ...{ host, cookie: "sid=none", "accept-encoding": "identity", origin: `http://${host}` },
    "x-forwarded-for": `198.${String(18 + (asked % 2))}.${String(asked % 256)}.${String(1 + (asked >> 8))}`,
    ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
    "content-length": Buffer.byteLength(body ?? ""),
  }
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST"
    const sent = request(
      { host: "127.0.0.1", port, path: target, method, headers, agent },
      (response) => {
        const chunks: Buffer[] = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.once("end", () => {
          const milliseconds = performance.now() - from
          const text = Buffer.concat(chunks).toString()
          if (response.statusCode === status && text.includes(holds)) resolve(milliseconds)
          else
            reject(
              new Error(
                `${target} answered ${String(response.statusCode)}: ${text.slice(0, 2000)}`,
              ),
            )
        })
      },
    )
    sent.once("error", reject)
    sent.end(body)
  })
}
