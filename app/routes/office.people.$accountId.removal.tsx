import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { removeDelegate } from "#app/domain/delegate.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listDelegates } from "#db/queries/delegates.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("profile.remove-title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { personId } = requireAccount(context)
  const delegates = personId === null ? [] : await listDelegates(context.db.read, personId)
  const delegate = delegates.find(({ publicId }) => publicId === params["accountId"])
  if (!delegate) throw data(null, { status: 404 })
  return { name: delegate.displayName ?? delegate.publicId }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const account = params["accountId"] ?? ""
  const outcome = await removeDelegate(house, account, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, 409)
  return redirect(`/${lang}/office/people`, 303)
}

export default function RemoveDelegate() {
  const { name } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("profile.remove-title")}
        lead={t("profile.remove-lead")}
        crumbs={[
          { label: t("page.office"), href: path("/office") },
          { label: t("profile.delegates"), href: path("/office/people") },
        ]}
        below={<p translate="no">{name}</p>}
      />
      <ProblemSummary refusal={answer.refusal} />
      <PostForm submit={t("profile.remove")}>{null}</PostForm>
    </>
  )
}
