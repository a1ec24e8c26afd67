import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { askedPair } from "#app/auth/asked-pair.server.ts"
import { endHoldingApart } from "#app/domain/person-distinction.server.ts"

/** Who comes here by a link is shown the two. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const pair = encodeURIComponent(params["pairId"] ?? "")
  return redirect(`/${context.lang}/imports/people/${pair}`, 303)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { pair, account } = await askedPair(context, params["pairId"])
  const two = { one: pair.kept.publicId, other: pair.dropped.publicId }
  const outcome = await endHoldingApart(house, two, account, now)
  if (!outcome.ok) throw data(null, { status: 409 })
  return redirect(`/${lang}/imports/people/${two.one}-${two.other}`, 303)
}
