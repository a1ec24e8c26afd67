import type { ActionFunctionArgs, AppLoadContext, RequestHandler } from "@remix-run/node"
import { paramsIn } from "#app/auth/route-match.ts"
import { pathAndQueryOf } from "#app/lib/address.ts"

export type Action = (args: ActionFunctionArgs) => Promise<unknown>

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
  handlerOf: (action: Action) => RequestHandler,
): RequestHandler {
  const done = new WeakMap<AppLoadContext, Promise<unknown>>()
  const remix = handlerOf((args) => done.get(args.context) ?? action(args))

  return async function handle(request, context) {
    if (request.method !== "POST" || !context) return remix(request, context)
    const params = paramsIn(pattern, pathAndQueryOf(request.url).pathname)
    const deed = action({ request, context, params })
    const given = await deed.catch((thrown: unknown) => thrown)
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
