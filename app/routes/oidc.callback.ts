import { redirect } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { identificationOf } from "#app/auth/cookie.ts"
import { petitionPath } from "#app/components/paths.ts"
import { answerIdentification, findOwnIdentification } from "#app/domain/identification.server.ts"

/**
 * Where another site sends people back: one address for all petitions, as such sites want it. Only the
 * browser that left goes on, to the petition it left from; the code in the address is used up here.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { house, lang, now } = context
  const secret = identificationOf(request.headers.get("Cookie"), house.origin) ?? ""
  const own = secret === "" ? undefined : await findOwnIdentification(house, secret, now)
  if (own?.way !== "oidc") return redirect(`/${lang}/petitions`, 303)
  const to = `/${own.lang}${petitionPath(own.petition.publicId)}/sign`
  const answer = new URL(request.url).search
  const sent = { secret, petitionId: null, answer }
  const outcome = await answerIdentification(house, "oidc", sent, now)
  return redirect(outcome.ok ? `${to}/identified` : `${to}/oidc?error=${outcome.refusal.code}`, 303)
}
