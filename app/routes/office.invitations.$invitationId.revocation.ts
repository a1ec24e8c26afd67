import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { revokeDelegateInvitation } from "#app/auth/profile-claims.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"

/** Who only opens the address is led to the page. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/office/people`, 303)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const invitation = params["invitationId"] ?? ""
  const outcome = await revokeDelegateInvitation(house, invitation, requireAccount(context), now)
  if (!outcome.ok) throw data(null, { status: 404 })
  return redirect(`/${lang}/office/people`, 303)
}
