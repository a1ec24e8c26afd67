import { data, redirect } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { sessionCookie, sessionTokenOf } from "#app/auth/cookie.ts"
import { signInAsCast } from "#app/demo/sign-in.server.ts"
import { agentWords } from "#app/domain/agent-words.ts"
import { workplaceOf } from "#app/domain/workplace.ts"

/**
 * One click is one click: in the demonstration, where nobody is real, opening the address signs in. A name
 * that is nobody's leads to the list of those who can be.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { house, lang, now } = context
  if (house.mode !== "demo") throw data(null, { status: 404 })
  const formerToken = sessionTokenOf(request.headers.get("Cookie"), house.origin)
  const browser = { formerToken, agent: agentWords(request.headers.get("User-Agent")) }
  const outcome = await signInAsCast(house, params["name"] ?? "", browser, now)
  if (!outcome.ok) return redirect("/demo")

  const { token, member } = outcome.value
  return redirect(`/${lang}/${workplaceOf(member.role)}`, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(house.origin, token, member.role) },
  })
}
