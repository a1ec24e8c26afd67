import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { confirmEmailChange, readEmailChange } from "#app/auth/email-change.server.ts"
import { statusOfLink } from "#app/auth/mailed-link.server.ts"
import type { LinkRefusal } from "#app/auth/mailed-link.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("account.email-confirm-title"))

/** Shows what the button would do and changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { house, now } = context
  const link = await readEmailChange(house, params["secret"] ?? "", now)
  if (link.ok) return data({ email: link.value.email, refused: undefined })
  const { code } = link.refusal
  return data({ email: "", refused: code }, statusOfLink(code))
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now, session } = context
  const change = { secret: params["secret"] ?? "", keptHash: session?.idHash }
  const outcome = await confirmEmailChange(house, change, now)
  if (!outcome.ok) return data(null, statusOfLink(outcome.refusal.code))
  const onward = session ? "account" : "session"
  return redirect(`/${lang}/${onward}?changed=email`, 303)
}

export default function ConfirmEmail() {
  const { t } = useLocale()
  const { email, refused } = useLoaderData<typeof loader>()
  if (refused) return <Refused code={refused} />
  const lead = t("account.email-confirm-lead", { email })
  return (
    <>
      <PageHead title={t("account.email-confirm-title")} lead={lead} />
      <PostForm submit={t("account.email-confirm")}>{null}</PostForm>
    </>
  )
}

const sentences = {
  "link-broken": ["account.link-broken", "account.link-broken-why"],
  "link-expired": ["account.link-expired", "account.link-expired-why"],
  "link-used": ["account.email-used", "account.email-used-why"],
} as const

function Refused({ code }: { code: LinkRefusal }) {
  const { t, path } = useLocale()
  const [title, reason] = sentences[code]
  const onward = { label: t("account.back"), href: path("/account") }
  return <Empty level="page" title={t(title)} reason={t(reason)} onward={onward} />
}
