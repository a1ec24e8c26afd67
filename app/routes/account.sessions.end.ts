import { redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { leaving } from "#app/auth/leaving.ts"
import { endAllSessions } from "#app/auth/session.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"

/** Who comes back here by a link is shown where they stand. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/account`, 303)
}

/** Signs out everywhere, here too. */
export async function action({ context }: ActionFunctionArgs) {
  const { house, lang } = context
  await endAllSessions(house, requireAccount(context).id)
  return redirect(`/${lang}`, { status: 303, headers: leaving(house.origin) })
}
