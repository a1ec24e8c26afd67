import { Agent, createServer, request } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** A proxy as it stands before a site: connections to a node are kept, and which node is asked can be changed. */
export interface Front {
  readonly port: number
  /** From now on this node is asked; what the other was asked, it answers. */
  lead(port: number): void
  close(): Promise<void>
}

/** Opens one; until it is told whom to ask, who comes waits. Who cannot be answered is told so by 502. */
export async function openFront(): Promise<Front> {
  const agent = new Agent({ keepAlive: true })
  const { promise: first, resolve: leadFirst } = firstNode()
  let node = first

  async function pass(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: path, headers } = asked
    const port = await node
    const sent = request({ host: "127.0.0.1", port, agent, method, path, headers })
    sent.once("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    sent.once("error", () => {
      if (response.headersSent) response.destroy()
      else response.writeHead(502).end()
    })
    asked.pipe(sent)
  }

  const server = createServer((asked, response) => void pass(asked, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      leadFirst(port)
      node = Promise.resolve(port)
    },
    close: () => {
      agent.destroy()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function firstNode() {
  let resolve: (port: number) => void = () => undefined
  const promise = new Promise<number>((settle) => (resolve = settle))
  return { promise, resolve }
}
