import { redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { askedText } from "#app/auth/asked-text.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { lookAt } from "#app/domain/edit-lock.server.ts"
import { textItem } from "#app/domain/edit-lock.ts"

/** Only a form leads here: who opens the address is led to the desk. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(`/${context.lang}/moderation`)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { db, lang, now } = context
  const { kind, publicId } = await askedText(context, params["kind"], params["textId"])
  await lookAt({ db }, textItem(kind, publicId), requireAccount(context), now)
  return redirect(`/${lang}/moderation`, 303)
}
