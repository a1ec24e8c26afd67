import { redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { sessionTokenOf } from "#app/auth/cookie.ts"
import { endSession } from "#app/auth/session.server.ts"
import { leaving } from "#app/auth/leaving.ts"

/** Who comes back here by a link is shown where they stand. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/session`, 303)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang } = context
  const token = sessionTokenOf(request.headers.get("Cookie"), house.origin)
  if (token !== undefined) await endSession(house, token)
  return redirect(`/${lang}`, { status: 303, headers: leaving(house.origin) })
}
