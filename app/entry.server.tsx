import { RemixServer } from "@remix-run/react"
import type { EntryContext } from "@remix-run/node"
import { renderToString } from "react-dom/server"

/** Our own server and worker start from the bundle, so that they and the pages share one copy of every module. */
export { startWorker } from "#app/outbox/start.server.ts"
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
  const markup = renderToString(<RemixServer context={context} url={request.url} />)
  headers.set("Content-Type", "text/html; charset=utf-8")
  return new Response(`<!doctype html>${markup}`, { status, headers })
}

/** An unexpected throw in a loader or action: the server's log gets it, the reader a sentence. */
export function handleError(
  fault: unknown,
  { request, context }: { request: Request; context: { report?: (fault: unknown) => void } },
): void {
  if (!request.signal.aborted) context.report?.(fault)
}
