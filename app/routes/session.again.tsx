import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, HeadersArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedProofs } from "#app/auth/asked-proof.server.ts"
import { nextPath } from "#app/auth/next-path.ts"
import { proveBySending } from "#app/auth/sent-proof.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProofForms } from "#app/components/proof-forms.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.again"))

export function loader({ context }: LoaderFunctionArgs) {
  return askedProofs(context, requireSession(context))
}

/** The wait of a 429, which would otherwise stay with the action. */
export function headers({ actionHeaders }: HeadersArgs): Headers {
  return actionHeaders
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { lang } = context
  const proof = await proveBySending(request, context)
  if (!proof.ok) return data(proof.answer, proof.init)
  const next = nextPath(new URL(request.url).searchParams.get("next"), lang)
  return redirect(next ?? `/${lang}/account`, { status: 303, headers: proof.headers })
}

/** For a deed that a stolen session must not do. */
export default function ProveAgain() {
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("factor.again")} lead={t("factor.again-lead")} />
      <ProofForms asked={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </>
  )
}
