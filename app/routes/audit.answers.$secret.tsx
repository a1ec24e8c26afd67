import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { answerQuestion } from "#app/domain/signature-audit-deeds.server.ts"
import { findQuestion } from "#app/domain/signature-audit-question.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true, quickExit: true }
export const meta = titled((t) => t("audit.question-title"))

export const Form = z.object({ answer: z.enum(["yes", "no"]) })

/** The holder of the letter is known by its secret alone: nobody signs in here. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const question = await findQuestion(context.db.read, params["secret"] ?? "")
  return data({ question: question ?? null }, { status: question ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const secret = params["secret"] ?? ""
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const outcome = await answerQuestion(house, secret, form.value.answer, now)
  if (!outcome.ok) {
    const status = outcome.refusal.code === "no-such-audit" ? 404 : 409
    return data({ refusal: outcome.refusal, values: form.values }, { status })
  }
  return redirect(`/${lang}/audit/answers/${secret}`, 303)
}

export default function AuditQuestion() {
  const { question } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, quote, path } = useLocale()
  if (!question) {
    return (
      <Empty
        level="page"
        title={t("audit.question-broken")}
        reason={t("audit.question-broken-why")}
        onward={{ label: t("page.petitions"), href: path("/petitions") }}
      />
    )
  }
  return (
    <>
      <PageHead
        title={t("audit.question-title")}
        lead={t("audit.question", { title: quote(question.title) })}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <p>{t("audit.question-why")}</p>
      {question.answered ? (
        <p role="status">{t("audit.question-thanks")}</p>
      ) : (
        <PostForm submit={t("audit.question-submit")}>
          <OptionList
            type="radio"
            name="answer"
            required
            legend={t("audit.answer")}
            error={answer.errors["answer"]}
            options={(["yes", "no"] as const).map((value) => ({
              value,
              label: t(`audit.answer-${value}`),
              chosen: answer.values["answer"] === value,
            }))}
          />
        </PostForm>
      )}
    </>
  )
}
