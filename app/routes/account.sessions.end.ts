import { redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { z } from "zod"
import { endOtherSessions, endSessionNamed } from "#app/auth/own-sessions.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ session: z.string().max(16).optional() })

/** Who comes back here by a link is shown where they stand. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/account`, 303)
}

/** Ends the session that the form names or, where it names none, all but the one at hand. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, session } = context
  const { id } = requireAccount(context)
  const form = await parseForm(request, Form)
  const named = form.ok ? form.value.session : ""
  if (named !== undefined) await endSessionNamed(house, id, named)
  else if (session) await endOtherSessions(house, id, session.idHash)
  return redirect(`/${lang}/account?changed=sessions`, 303)
}
