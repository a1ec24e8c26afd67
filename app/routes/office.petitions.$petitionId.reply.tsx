import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { PetitionSplit } from "#app/components/petition-split.tsx"
import { Words } from "#app/components/words.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ReplyForm } from "#app/components/reply-form.tsx"
import { replyLimits } from "#app/domain/petition-text.ts"
import { replyToPetition } from "#app/domain/petition.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findReply, listGrounds } from "#db/queries/petition-story.server.ts"

export const handle = { nav: "petitions" }

export const meta = titled((t) => t("office.reply-title"))

export const Form = z
  .object({
    outcome: z.enum(["given", "declined"]),
    text: textField(replyLimits).optional(),
    lang: z.enum(langs),
  })
  .refine(({ outcome, text }) => outcome === "declined" || text !== undefined, {
    path: ["text"],
    error: "office.text-needed",
  })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition } = await petitionToMove(context, params["petitionId"], "petition.reply")
  const { id, publicId, title, statement, lang, createdAt, replyDueOn } = petition
  const [grounds, reply] = await Promise.all([
    listGrounds(context.db.read, id),
    findReply(context.db.read, id),
  ])
  const shown = { publicId, title, statement, lang, createdAt, replyDueOn }
  return { petition: shown, grounds, reply: reply ?? null, open: petition.state === "reply-window" }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "petition.reply")
  const { publicId } = asked.petition
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { outcome: kind, text = "", lang: textLang } = form.value
  const reply =
    kind === "declined" ? ({ outcome: kind } as const) : { outcome: kind, text, lang: textLang }
  const outcome = await replyToPetition(house, publicId, reply, asked.account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${petitionPath(publicId)}`, 303)
}

export default function ReplyToPetition() {
  const { petition, grounds, reply, open } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("office.reply-title")}
        lead={t("office.reply-lead")}
        crumbs={[{ label: t("page.office"), href: path("/office") }]}
        below={<Words text={petition.title} lang={petition.lang} />}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PetitionSplit petition={petition} grounds={grounds} reply={reply} />
      {open && (
        <section>
          <ReplyForm answer={answer} />
        </section>
      )}
    </>
  )
}
