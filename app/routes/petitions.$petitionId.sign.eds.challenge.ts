import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { askedWay } from "#app/auth/asked-way.server.ts"
import { identificationCookie } from "#app/auth/cookie.ts"
import { petitionPath } from "#app/components/paths.ts"
import { beginIdentification } from "#app/domain/identification.server.ts"
import { attachment } from "#app/uploads/response.server.ts"

/** The file to be signed, as this browser began it; who began nothing here is led to where it is begun. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition, own } = await askedWay(context, request, params["petitionId"], "eds")
  const challenge = own?.begun?.challenge
  if (!challenge) return redirect(`/${context.lang}${petitionPath(petition.publicId)}/sign/eds`)
  return new Response(new Uint8Array(challenge), {
    headers: {
      "content-type": "application/json",
      "content-disposition": attachment(`uade-${petition.publicId}.json`),
      "cache-control": "private, no-store",
    },
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { petition } = await askedWay(context, request, params["petitionId"], "eds")
  const about = { petitionId: petition.publicId, lang }
  const outcome = await beginIdentification(house, "eds", about, now)
  if (!outcome.ok) throw data({ refusal: outcome.refusal }, { status: 409 })
  return redirect(`/${lang}${petitionPath(petition.publicId)}/sign/eds`, {
    status: 303,
    headers: { "Set-Cookie": identificationCookie(house.origin, outcome.value.secret) },
  })
}
