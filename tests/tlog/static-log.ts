import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { onTestFinished } from "vitest"
import type { LogSource } from "#scripts/log-verify/source.ts"

/** A log read from memory, which a test may change between two reads. */
export function memorySource(
  files: ReadonlyMap<string, Uint8Array>,
  counts?: Readonly<Record<string, number>>,
): LogSource {
  return {
    // A copy: what is read may be spoiled.
    read: (name) => Promise.resolve(files.get(name)?.slice()),
    listCounts: () => Promise.resolve(counts && new Map(Object.entries(counts))),
  }
}

/** A site that serves files and its petitions two to a page, as the real one pages them. */
export async function serveLog(
  files: ReadonlyMap<string, Uint8Array>,
  counts: Readonly<Record<string, number>>,
): Promise<string> {
  const all = Object.entries(counts).map(([id, count]) => ({ id, signature_count: count }))
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost")
    if (url.pathname === "/api/v1/petitions") {
      const start = Number(url.searchParams.get("cursor"))
      const data = all.slice(start, start + 2)
      const next = start + 2 < all.length ? `/api/v1/petitions?cursor=${String(start + 2)}` : null
      response.end(JSON.stringify({ data, links: { self: url.pathname, next } }))
      return
    }
    const bytes = files.get(url.pathname.slice("/log/".length))
    response.statusCode = bytes ? 200 : 404
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}
