import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { askedPetition } from "#app/auth/asked-petition.server.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { Steps } from "#app/components/steps.tsx"
import { useStop } from "#app/components/standing-context.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("sign.sent"))

/** `?step=roll`: the letter goes to who stands on the roll alone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition } = await askedPetition(context, params["petitionId"])
  const onRoll = new URL(request.url).searchParams.get("step") === "roll"
  return { publicId: petition.publicId, onRoll }
}

/** The same for everybody who sent the form, whether or not the address is known. */
export default function LetterSent() {
  const { publicId, onRoll } = useLoaderData<typeof loader>()
  // While letters wait, nobody is sent to look for one or to sign again.
  const isLate = useStop("mail") !== undefined
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        above={<Steps step={2} of={3} />}
        title={t("sign.sent")}
        lead={t(onRoll ? "identity.roll-sent-text" : "sign.sent-text")}
        crumbs={[{ label: t("page.petition"), href: path(petitionPath(publicId)) }]}
      />
      <StopNotice kind="mail" top />
      {!isLate && <p>{t(onRoll ? "identity.roll-sent-none" : "sign.sent-none")}</p>}
    </>
  )
}
