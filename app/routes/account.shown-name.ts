import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { showName } from "#app/domain/conflict.server.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ shown: z.enum(["yes", "no"]) })

/** Who comes here by a link is shown how it stands. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/account/conflicts`, 303)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) throw data(null, { status: 422 })
  const outcome = await showName(house, form.value.shown === "yes", requireAccount(context), now)
  if (!outcome.ok) throw data(null, { status: 409 })
  return redirect(`/${lang}/account/conflicts`, 303)
}
