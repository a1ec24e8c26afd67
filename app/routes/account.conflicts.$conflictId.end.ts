import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { closeConflict } from "#app/domain/conflict.server.ts"

/** Who comes here by a link is shown what they declared. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/account/conflicts`, 303)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const conflict = params["conflictId"] ?? ""
  const outcome = await closeConflict(house, conflict, requireAccount(context), now)
  if (!outcome.ok) throw data(null, { status: 404 })
  return redirect(`/${lang}/account/conflicts`, 303)
}
