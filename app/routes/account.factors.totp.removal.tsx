import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { sessionCookie } from "#app/auth/cookie.ts"
import { removeTotp } from "#app/auth/own-factors.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { FactorRemoval } from "#app/components/factor-removal.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.totp-remove"))

export async function action({ context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const session = requireSession(context)
  const outcome = await removeTotp(house, session, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, 409)
  const cookie = sessionCookie(house.origin, outcome.value.token, session.account.role)
  const headers = { "Set-Cookie": cookie }
  return redirect(`/${lang}/account/factors?changed=factor`, { status: 303, headers })
}

export default function RemoveTotp() {
  const { t } = useLocale()
  return (
    <FactorRemoval
      title={t("factor.totp-remove")}
      lead={t("factor.totp-remove-lead")}
      answer={useActionData<typeof action>()}
    />
  )
}
