import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Sent } from "#scripts/bench/load/sent.ts"

/** Sends the same bytes with the same headers to whoever asks for whatever: what Node can do at most. */
const { headers, body } = JSON.parse(process.argv[2] ?? "{}") as Sent
const bytes = Buffer.from(body, "base64")
const server = createServer((_, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
})
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port))
