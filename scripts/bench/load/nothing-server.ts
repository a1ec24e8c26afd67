import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** Does nothing for whoever asks, and tells at `/held` how long that took it in all, in milliseconds. */
let held = 0
const server = createServer((request, response) => {
  const from = performance.now()
  const told = request.url === "/held" ? String(held) : "ok"
  response.writeHead(200, { "content-length": String(told.length) })
  response.end(told)
  held += performance.now() - from
})
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port))
