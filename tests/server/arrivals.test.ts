import { EventEmitter, once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { connect } from "node:net"
import type { Socket } from "node:net"
import { afterEach, expect, test } from "vitest"
import { Arrivals } from "#app/server/arrivals.server.ts"

/* Requests that come at once to a server that needs its time for each, as people do when there is much to do. */

const workMs = 40
const line = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
let end: () => Promise<void> = () => Promise.resolve()

afterEach(() => end())

async function openSlow(arrivals: Arrivals, sockets: number) {
  const waited: number[] = []
  const first = new EventEmitter()
  const server = createServer((_, response) => {
    waited.push(performance.now() - arrivals.came())
    work()
    if (waited.length === 1) first.emit("read")
    response.end()
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  let taken = 0
  server.on("connection", () => (taken += 1))
  const callers = await Promise.all(Array.from({ length: sockets }, () => caller(port)))
  await expect.poll(() => taken).toBe(sockets)
  end = async () => {
    arrivals.stop()
    server.closeAllConnections()
    server.close()
    await once(server, "close")
  }
  async function all(): Promise<number> {
    await expect.poll(() => waited.length).toBe(sockets)
    return waited.reduce((sum, wait) => sum + wait, 0)
  }
  return { waited, callers, all, first }
}

function work(): void {
  const until = performance.now() + workMs
  while (performance.now() < until);
}

async function caller(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1")
  socket.on("error", () => undefined)
  await once(socket, "connect")
  return socket
}

test("who comes with others has waited for those before", async () => {
  const arrivals = new Arrivals(() => 0.5)
  arrivals.start()
  const { callers, all } = await openSlow(arrivals, 4)
  for (const socket of callers) socket.write(line)
  // Where the first is read by itself, the others are thought to have come in the middle of its work.
  expect(await all()).toBeGreaterThanOrEqual((0 + 0.5 + 1.5 + 2.5) * workMs * 0.99)
})

test("who comes while the loop is busy has waited for half of that, as on average", async () => {
  const arrivals = new Arrivals(() => 0.5)
  arrivals.start()
  const { waited, callers, all, first } = await openSlow(arrivals, 2)
  first.once("read", () => callers[1]?.write(line))
  callers[0]?.write(line)
  await all()
  expect(waited[1]).toBeGreaterThanOrEqual((workMs / 2) * 0.99)
})

test("where the turns of the loop are not followed, a request comes when it is read", async () => {
  const { waited, callers, all } = await openSlow(new Arrivals(), 3)
  for (const socket of callers) socket.write(line)
  await all()
  expect(Math.max(...waited)).toBeLessThan(workMs / 2)
})
