import type { AppLoadContext, RequestHandler, ServerBuild } from "@remix-run/node"
import { matchPath } from "@remix-run/react"

type Action = NonNullable<NonNullable<ServerBuild["routes"][string]>["module"]["action"]>
type Made = (args: Parameters<Action>[0]) => ReturnType<Action>

/**
 * Does the deed of a page's form before Remix is asked. Most deeds end in a redirect, which needs no page: a third
 * of what a short one takes would go into finding that out. What else a deed gives or throws, Remix gets when it
 * asks for the action in its turn; it is done once.
 *
 * @param handlerOf makes Remix's handler of the page, over an action of ours
 * @param pattern of the page's address, as the route table writes it
 */
export function deedsFirst(
  action: Action,
  pattern: string,
  handlerOf: (action: Made) => RequestHandler,
): RequestHandler {
  const done = new WeakMap<AppLoadContext, ReturnType<Action>>()
  const remix = handlerOf((args) => done.get(args.context) ?? action(args))

  return async function handle(request, context) {
    const params = request.method === "POST" && matchPath(pattern, new URL(request.url).pathname)
    if (!params || !context) return remix(request, context)
    const deed = Promise.resolve(action({ request, context, params: params.params }))
    const given: unknown = await deed.catch((thrown: unknown) => thrown)
    if (isRedirect(given)) return given
    done.set(context, deed)
    // Its body is read: whoever asks for the action now is handed what it gave.
    const { url, method, headers } = request
    return remix(new Request(url, { method, headers }), context)
  }
}

/** Another site's address, or one that hangs on the page's own, is for Remix to look at. */
function isRedirect(given: unknown): given is Response {
  return (
    given instanceof Response &&
    given.status >= 300 &&
    given.status < 400 &&
    /^\/[^/]/.test(given.headers.get("location") ?? "")
  )
}
