import { createServer, request } from "node:http"
import type { AddressInfo } from "node:net"

/** A proxy on the loopback, as one stands before the site in earnest. */
export interface Crowd {
  readonly port: number
  /** How often the site answered with each status. */
  readonly statuses: ReadonlyMap<number, number>
  close(): void
}

/**
 * Hands requests on as if each came from another household: a scanner asks from one address more often
 * than people do, and would see nothing but 429.
 *
 * @param closed paths that are not there for whoever comes this way
 */
export async function openCrowd(sitePort: number, closed: RegExp): Promise<Crowd> {
  const statuses = new Map<number, number>()
  let nth = 0
  const server = createServer((asked, answer) => {
    if (closed.test(asked.url ?? "")) {
      asked.resume()
      answer.writeHead(404).end()
      return
    }
    nth += 1
    const from = `10.${String(nth % 250)}.${String((nth >> 8) % 250)}.7`
    const on = request(
      {
        ...{ host: "127.0.0.1", port: sitePort, path: asked.url, method: asked.method },
        headers: { ...asked.headers, "x-forwarded-for": from },
      },
      (given) => {
        const { statusCode = 502 } = given
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
        answer.writeHead(statusCode, given.headers)
        given.pipe(answer)
      },
    )
    // A site that has answered may close the line to a body that it does not want.
    on.on("error", () => {
      if (!answer.headersSent) answer.destroy()
    })
    asked.pipe(on)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    port: (server.address() as AddressInfo).port,
    statuses,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
