import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { organizationToManage } from "#app/auth/asked-organization.server.ts"
import { revokeInvitation } from "#app/auth/invitations.server.ts"

/** Who comes here by a link is shown the invitations. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(
    `/${context.lang}/organizations/${encodeURIComponent(params["organizationId"] ?? "")}/people`,
    303,
  )
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { organization, account } = await organizationToManage(context, params["organizationId"])
  const { publicId } = organization
  const invitation = params["invitationId"] ?? ""
  const outcome = await revokeInvitation(house, publicId, invitation, account, now)
  if (!outcome.ok) {
    throw data(null, { status: outcome.refusal.code === "no-such-invitation" ? 404 : 409 })
  }
  return redirect(`/${lang}/organizations/${publicId}/people`, 303)
}
