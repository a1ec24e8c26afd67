import { createServer } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { PassThrough } from "node:stream"
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  redirect,
  writeReadableStreamToWritable,
} from "@remix-run/node"
import type { ActionFunctionArgs, EntryContext, ServerBuild } from "@remix-run/node"
import { Links, Meta, Outlet, RemixServer } from "@remix-run/react"
import { createElement } from "react"
import { renderToPipeableStream } from "react-dom/server"
import { z } from "zod"
import { openRows } from "#scripts/bench/load/kept-rows.ts"

/**
 * Remix on `node:http` as its own template and adapters serve it, where it does nothing: an empty document by GET,
 * rendered into a stream; by POST a form is read, checked with zod, and one row group-committed, as durable as the
 * site's own. Its argument is the file of a database that it makes.
 */
const keepRow = await openRows(process.argv[2] ?? "")

const sentForm = z.object({
  family: z.string().trim().min(1).max(100),
  given: z.string().trim().min(1).max(100),
  email: z.email(),
  voter: z.literal("on"),
  consent: z.literal("on"),
})

async function action({ request }: ActionFunctionArgs) {
  const { email } = sentForm.parse(Object.fromEntries(await request.formData()))
  await keepRow(email)
  return redirect("/kept", 303)
}

function Root() {
  const head = createElement("head", null, createElement(Meta), createElement(Links))
  const body = createElement("body", null, createElement(Outlet))
  return createElement("html", { lang: "en" }, head, body)
}

function Empty() {
  return null
}

function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      createElement(RemixServer, { context, url: request.url, abortDelay: 5000 }),
      {
        onShellReady() {
          const body = new PassThrough()
          headers.set("content-type", "text/html")
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
      },
    )
  })
}

const root = { id: "root", path: "", module: { default: Root } }
const page = { id: "page", parentId: "root", path: "*", module: { default: Empty, action } }
const build = {
  entry: { module: { default: handleRequest } },
  routes: { root, page },
  assets: {
    entry: { module: "", imports: [] },
    routes: { root: { ...root, module: "" }, page: { ...page, module: "", hasAction: true } },
    url: "",
    version: "",
  },
  assetsBuildDirectory: "",
  publicPath: "/",
  future: { v3_singleFetch: true, v3_throwAbortReason: true, v3_relativeSplatPath: true },
  isSpaMode: false,
} as unknown as ServerBuild
const handle = createRequestHandler(build, "production")

/** What the adapters of Remix do, around a request of Node. */
async function serve(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController()
  response.on("close", () => gone.abort())
  const { method = "GET", url = "/" } = asked
  const headers = new Headers()
  for (const [name, value] of Object.entries(asked.headers)) headers.append(name, String(value))
  const sent =
    method === "POST"
      ? { body: createReadableStreamFromReadable(asked), duplex: "half" as const }
      : {}
  const address = `http://${asked.headers.host ?? "localhost"}${url}`
  const answer = await handle(
    new Request(address, { method, headers, signal: gone.signal, ...sent }),
  )
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.appendHeader(name, value)
  if (answer.body) await writeReadableStreamToWritable(answer.body, response)
  else response.end()
}

const server = createServer((asked, response) => {
  serve(asked, response).catch((fault: unknown) => {
    console.error(fault)
    process.exit(1)
  })
})
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port))
