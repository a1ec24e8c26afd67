import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { sessionCookie } from "#app/auth/cookie.ts"
import { removePasskey } from "#app/auth/own-factors.server.ts"
import { ownPasskey } from "#app/auth/own-passkey.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { FactorRemoval } from "#app/components/factor-removal.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.remove-passkey"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { name } = await ownPasskey(context, params["passkeyId"])
  return { name }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const session = requireSession(context)
  const { publicId } = await ownPasskey(context, params["passkeyId"])
  const outcome = await removePasskey(house, session, publicId, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, 409)
  const cookie = sessionCookie(house.origin, outcome.value.token, session.account.role)
  const headers = { "Set-Cookie": cookie }
  return redirect(`/${lang}/account/factors?changed=factor`, { status: 303, headers })
}

export default function RemovePasskey() {
  const { t, quote } = useLocale()
  const { name } = useLoaderData<typeof loader>()
  return (
    <FactorRemoval
      title={t("factor.remove-passkey")}
      lead={`${quote(name)} ${t("factor.remove-passkey-lead")}`}
      answer={useActionData<typeof action>()}
    />
  )
}
