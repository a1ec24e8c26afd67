import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, HeadersArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedProofs } from "#app/auth/asked-proof.server.ts"
import { nextPath } from "#app/auth/next-path.ts"
import { proveBySending } from "#app/auth/sent-proof.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { Button } from "#app/components/button.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProofForms } from "#app/components/proof-forms.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.prove"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireSession(context)
  if (session.standing === "full") return redirect(onward(request, context.lang), 303)
  return askedProofs(context, session)
}

/** The wait of a 429, which would otherwise stay with the action. */
export function headers({ actionHeaders }: HeadersArgs): Headers {
  return actionHeaders
}

export async function action({ request, context }: ActionFunctionArgs) {
  const proof = await proveBySending(request, context)
  if (!proof.ok) return data(proof.answer, proof.init)
  return redirect(onward(request, context.lang), { status: 303, headers: proof.headers })
}

function onward(request: Request, lang: Parameters<typeof nextPath>[1]): string {
  return nextPath(new URL(request.url).searchParams.get("next"), lang) ?? `/${lang}/account`
}

export default function SecondStep() {
  const { t, path } = useLocale()
  return (
    <div className="stack">
      <PageHead title={t("factor.prove")} lead={t("factor.prove-lead")} />
      <ProofForms asked={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
      <form method="post" action={path("/session/end")}>
        <Button kind="secondary">{t("account.leave")}</Button>
      </form>
    </div>
  )
}
