import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { hasNewsLettersEnough, shownFollowable } from "#app/auth/asked-follow.server.ts"
import { FollowForm } from "#app/components/follow-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { askToFollow } from "#app/domain/follow.server.ts"
import { followPlaces, rhythms } from "#app/domain/follow.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { InTongue } from "#app/components/tongue.tsx"

export const handle = { hidden: true }

/** Names nobody: who follows whom stands in no history. */
export const meta = titled((t) => t("news.title"))

export const Form = z.object({
  email: z.string(),
  rhythm: z.enum(rhythms).default("weekly"),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { kind, publicId, title, lang } = await shownFollowable(context, params)
  return { kind, publicId, title, titleLang: lang }
}

/** Answers the same for an address that follows already and one that does not. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { kind, publicId } = await shownFollowable(context, params)
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ answer: form }, { status: 422 })
  const { email } = form.value
  if (await hasNewsLettersEnough(house, email)) return data({ sentTo: email })
  const outcome = await askToFollow(house, { kind, publicId, lang, ...form.value }, now)
  if (outcome.ok) return data({ sentTo: email })
  const { refusal } = outcome
  const { values } = form
  if (refusal.code !== "email-invalid") {
    return data({ answer: { refusal, values } }, { status: 409 })
  }
  const errors = { email: { code: "refusal.email-invalid" as const } }
  return data({ answer: { errors, values } }, { status: 422 })
}

export default function Follow() {
  const { kind, publicId, title, titleLang } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "answer" in result ? result.answer : undefined)
  const { t, path, heading } = useLocale()
  const here = path(`/${followPlaces[kind]}/${publicId}`)
  if (result && "sentTo" in result) {
    return (
      <>
        <PageHead
          title={t("news.sent-title")}
          lead={t("news.sent-lead", { email: result.sentTo })}
        />
        <p>
          <a href={here}>{t("news.back")}</a>
        </p>
      </>
    )
  }
  return (
    <>
      <PageHead
        title={t(`news.follow-${kind}`)}
        crumbs={[{ label: t("news.back"), href: here }]}
        lead={t(`news.lead-${kind}`)}
        below={
          <p>
            <InTongue lang={titleLang}>{heading(title)}</InTongue>
          </p>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <FollowForm kind={kind} answer={answer} />
    </>
  )
}
