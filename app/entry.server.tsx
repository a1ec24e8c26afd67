import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import type { EntryContext } from "@remix-run/node"
import { renderToString } from "react-dom/server"
import { KeeperProvider, StandingApart } from "#app/components/kept.tsx"
import type { Apart } from "#app/components/kept.tsx"
import { PageTree } from "#app/components/page-tree.tsx"
import { KeptMarkup } from "#app/server/kept-markup.server.ts"

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

/**
 * The whole document of a page in which nothing is out of the ordinary: the same as by `render`, with what is the same on
 * many pages taken as it was rendered before. Of a page behind a letter's secret nothing is kept: its address is the secret.
 */
export function renderPage(context: EntryContext): string {
  const page = <PageTree context={context} />
  const isSecret = context.staticHandlerContext.matches.some(({ params }) => params["secret"])
  const whole = isSecret ? page : <KeeperProvider keep={keep}>{page}</KeeperProvider>
  return `<!doctype html>${renderToString(whole)}`
}

const kept = new KeptMarkup()

function keep<Given>(apart: Apart<Given>): string {
  const { part, given, lang } = apart as unknown as Apart
  return kept.markup(part, lang + JSON.stringify(given), () =>
    renderToString(<StandingApart part={part} given={given} lang={lang} />),
  )
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
