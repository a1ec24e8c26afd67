import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { askedImport } from "#app/auth/asked-import.server.ts"
import { confirmImport } from "#app/imports/decide.server.ts"

/** Who comes here by a link is shown the import. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/imports/${encodeURIComponent(params["importId"] ?? "")}`, 303)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { run, account } = await askedImport(context, params["importId"])
  const outcome = await confirmImport({ house, actor: account, now }, run.id)
  if (!outcome.ok) throw data(null, { status: 409 })
  return redirect(`/${lang}/imports/${run.id}`, 303)
}
