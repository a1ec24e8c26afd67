import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createRequestHandler, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node"
import { RemixServer } from "@remix-run/react"
import type { EntryContext } from "@remix-run/node"
import { createElement } from "react"
import { renderToString } from "react-dom/server"
import { openRows } from "#scripts/bench/load/kept-rows.ts"

/**
 * The least that Remix costs where it does nothing: no streams, no routes within routes, nothing checked. An empty
 * document by GET; by POST a form is read and one row group-committed, as durable as the site's own. Its argument is
 * the file of a database that it makes.
 */
const keepRow = await openRows(process.argv[2] ?? "")

async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const email = form.get("email")
  const body = typeof email === "string" ? email : ""
  await keepRow(body)
  return redirect("/kept", 303)
}

function Empty() {
  return createElement("html", { lang: "en" }, createElement("body"))
}

function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const markup = renderToString(createElement(RemixServer, { context, url: request.url }))
  headers.set("content-type", "text/html; charset=utf-8")
  return new Response(`<!doctype html>${markup}`, { status, headers })
}

const route = { id: "root", path: "*", module: { default: Empty, action } }
const build = {
  entry: { module: { default: handleRequest } },
  routes: { root: route },
  assets: {
    entry: { module: "", imports: [] },
    routes: { root: { ...route, module: "" } },
    url: "",
    version: "",
  },
  assetsBuildDirectory: "",
  publicPath: "/",
  future: {},
  isSpaMode: false,
} as unknown as ServerBuild
const handle = createRequestHandler(build, "production")

const server = createServer((asked, response) => {
  const chunks: Buffer[] = []
  asked.on("data", (chunk: Buffer) => chunks.push(chunk))
  asked.on("end", () => {
    const { method = "GET", url = "/", headers } = asked
    const sent = new Headers(
      Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    )
    sent.set("origin", "http://localhost")
    sent.set("host", "localhost")
    const body = method === "POST" ? Buffer.concat(chunks) : null
    void handle(new Request(`http://localhost${url}`, { method, headers: sent, body }))
      .then(async (answer) => {
        const bytes = Buffer.from(await answer.arrayBuffer())
        response.writeHead(answer.status, {
          ...Object.fromEntries(answer.headers),
          "content-length": bytes.length,
        })
        response.end(bytes)
      })
      .catch((fault: unknown) => {
        console.error(fault)
        process.exit(1)
      })
  })
})
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port))
