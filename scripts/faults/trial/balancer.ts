import { connect, createServer } from "node:net"
import type { AddressInfo, Socket } from "node:net"

/** A balancer that knows nothing of HTTP: each connection goes to the next node that takes it. */
export interface Balancer {
  readonly port: number
  close(): Promise<void>
}

/** @param ports where the nodes listen, whether they do or not; read anew for each connection */
export async function openBalancer(ports: () => readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>()
  let turn = 0

  const server = createServer((client) => {
    open.add(client)
    client.once("close", () => open.delete(client))
    client.on("error", () => client.destroy())
    turn += 1
    lead(client, turned(ports(), turn))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function turned(ports: readonly number[], by: number): readonly number[] {
  const first = ports.length === 0 ? 0 : by % ports.length
  return [...ports.slice(first), ...ports.slice(0, first)]
}

/** To the first that takes the connection; what breaks later breaks for the client too. */
function lead(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined || client.destroyed) {
    client.destroy()
    return
  }
  const node = connect({ port, host: "127.0.0.1" })
  function refused(): void {
    lead(client, others)
  }
  node.once("error", refused)
  node.once("connect", () => {
    node.off("error", refused)
    node.on("error", () => client.destroy())
    client.once("close", () => node.destroy())
    client.pipe(node).pipe(client)
    node.once("close", () => client.destroySoon())
  })
}
