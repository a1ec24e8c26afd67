import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { FollowingForm } from "#app/components/following-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { NewsEnded, NoSuchNews } from "#app/components/no-such-news.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { changeFollowing } from "#app/domain/follow.server.ts"
import { rhythms } from "#app/domain/follow.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { findFollowerBySecret, listFollowed } from "#db/queries/follows.server.ts"

export const handle = { hidden: true, quickExit: true }

export const meta = titled((t) => t("news.title"))

export const Form = z.object({
  rhythm: z.enum(rhythms),
  lang: z.enum(langs),
  keep: z.array(z.string().regex(/^\d{1,12}$/)).default([]),
})

/** Everything here is its address's alone; the secret of the letters opens it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const follower = await findFollowerBySecret(db.read, sha256(params["secret"] ?? ""))
  if (!follower) return data({ following: null }, { status: 404 })
  const followed = await listFollowed(db.read, follower.id, lang)
  const { rhythm, lang: letters } = follower
  const secret = params["secret"] ?? ""
  return data({ following: { rhythm, letters, followed, secret } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ answer: form }, { status: 422 })
  const { keep, ...rest } = form.value
  const changed = { ...rest, keep: keep.map(Number) }
  const outcome = await changeFollowing(house, params["secret"] ?? "", changed, now)
  if (outcome.ok) return data({ ended: outcome.value.ended })
  return data({ answer: { refusal: outcome.refusal, values: form.values } }, { status: 404 })
}

export default function News() {
  const { following } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "answer" in result ? result.answer : undefined)
  const { t } = useLocale()
  if (result && "ended" in result && result.ended) return <NewsEnded />
  if (!following) return <NoSuchNews />
  return (
    <>
      <PageHead title={t("news.title")} lead={t("news.manage-lead")} />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {result && "ended" in result && <Notice>{t("news.saved")}</Notice>}
      <FollowingForm {...following} answer={answer} />
      <EndLink secret={following.secret} />
    </>
  )
}

function EndLink({ secret }: { secret: string }) {
  const { t, path } = useLocale()
  return (
    <section>
      <h2>{t("news.end")}</h2>
      <p>{t("news.end-lead")}</p>
      <p>
        <a href={path(`/news/${secret}/end`)}>{t("news.end")}</a>
      </p>
    </section>
  )
}
