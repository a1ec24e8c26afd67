import { redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { revokeToken } from "#app/domain/api-token.server.ts"

/** Who comes back here by a link is shown the keys. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/account/tokens`, 303)
}

/** Revokes a key of one's own. One that stands no more is shown so: nothing more is to be said. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  await revokeToken(house, params["tokenId"] ?? "", requireAccount(context), now)
  return redirect(`/${lang}/account/tokens`, 303)
}
