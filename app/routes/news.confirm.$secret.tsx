import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { PostForm } from "#app/components/form-frame.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { NoSuchNews } from "#app/components/no-such-news.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { decideFollowing } from "#app/domain/follow.ts"
import { confirmFollow } from "#app/domain/follow.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { findFollowRequest } from "#db/queries/follow-changes.server.ts"

export const handle = { hidden: true }

export const meta = titled((t) => t("news.title"))

/** Shows a button and changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const request = await findFollowRequest(db.read, sha256(params["secret"] ?? ""))
  const { ok } = decideFollowing(request, now)
  return data({ waits: ok }, { status: ok ? 200 : 404 })
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const outcome = await confirmFollow(house, params["secret"] ?? "", now)
  if (outcome.ok) return redirect(`/${lang}/news/${outcome.value.secret}`, 303)
  const status = outcome.refusal.code === "no-such-follow" ? 404 : 409
  return data({ refusal: outcome.refusal, values: {} }, { status })
}

export default function ConfirmNews() {
  const { waits } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t } = useLocale()
  if (!waits) return <NoSuchNews />
  return (
    <>
      <PageHead title={t("news.confirm-title")} lead={t("news.confirm-lead")} />
      <ProblemSummary refusal={answer.refusal} />
      <PostForm submit={t("news.confirm")}>{null}</PostForm>
    </>
  )
}
