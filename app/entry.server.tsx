import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import type { EntryContext } from "@remix-run/node"
import { renderToString } from "react-dom/server"

/** Our own server and worker start from the bundle, so that they and the pages share one copy of every module. */
export { servePost, startWorker } from "#app/outbox/start.server.ts"
export { startPublisher } from "#app/server/publisher.server.ts"
export { openHouse } from "#app/server/house.server.ts"
export { serve } from "#app/server/serve.server.ts"

/** Pages carry no script, so there is nothing to stream: a page is whole, or it is an error page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  headers.set("Content-Type", "text/html; charset=utf-8")
  return new Response(render(context, request.url), { status, headers })
}

/** The whole document of a page. Nothing is handed over to the browser: what Remix lays ready for that stays here. */
export function render(context: EntryContext, url: string): string {
  const own = { ...context }
  delete own.serverHandoffStream
  return `<!doctype html>${renderToString(<RemixServer context={own} url={url} />)}`
}

/** After so many milliseconds Remix lets go of what it laid ready for the browser. */
export const streamTimeout = 1

/** An unexpected throw in a loader or action: the server's log gets it, the reader a sentence. A refusal is none. */
export function handleError(
  fault: unknown,
  { request, context }: { request: Request; context: { report?: (fault: unknown) => void } },
): void {
  if (!request.signal.aborted && !isRefusal(fault)) context.report?.(fault)
}

/** What a route without a page throws as its answer: `data(null, { status: 404 })`. */
function isRefusal(fault: unknown): boolean {
  return isRouteErrorResponse(fault) && fault.status < 500
}
