import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { AnswerForm } from "#app/components/answer-form.tsx"
import { Facts } from "#app/components/facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { Panel } from "#app/components/panel.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { InTongue } from "#app/components/tongue.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { answerRequest, wordsOfRequest } from "#app/domain/data-request.server.ts"
import { answerLimits, askedOutcomes } from "#app/domain/data-request.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findDataRequest } from "#db/queries/data-requests.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("ask.request"))

export const Form = z.object({
  outcome: z.enum(askedOutcomes),
  answer: textField(answerLimits),
})

async function askedRequest({ db }: RequestContext, param: string | undefined) {
  const request = await findDataRequest(db.read, param ?? "")
  if (!request) throw data(null, { status: 404 })
  return request
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const request = await askedRequest(context, params["requestId"])
  const { place, lang, askedAt, dueOn, outcome, answeredAt } = request
  return {
    request: { place, lang, dueOn, outcome },
    askedOn: todayAt(askedAt),
    answeredOn: answeredAt && todayAt(answeredAt),
    said: saidIn(wordsOfRequest(context.house.keys, request)),
  }
}

/** What was asked, and what was answered if it was: nothing once both were destroyed. */
function saidIn(said: ReturnType<typeof wordsOfRequest>) {
  if (!said) return []
  const asked = { term: "ask.asked", words: said.words } as const
  return said.answer === null
    ? [asked]
    : [asked, { term: "ask.answered", words: said.answer } as const]
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { publicId } = await askedRequest(context, params["requestId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const outcome = await answerRequest(house, publicId, form.value, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/operations/requests`, 303)
}

export default function Request() {
  const { request, askedOn, answeredOn, said } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("ask.request")}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("ask.list"), href: path("/operations/requests") },
        ]}
        lead={t(`ask.place-${request.place}`)}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Facts
        facts={[
          { term: t("ask.asked-on"), value: day(askedOn) },
          { term: t("ask.due-on"), value: day(request.dueOn) },
          ...(answeredOn ? [{ term: t("ask.answered-on"), value: day(answeredOn) }] : []),
          ...(request.outcome
            ? [{ term: t("ask.outcome"), value: t(`ask.outcome-${request.outcome}`) }]
            : []),
          ...said.map(({ term, words }) => ({
            term: t(term),
            value: (
              <span className="verbatim">
                <InTongue lang={request.lang}>{words}</InTongue>
              </span>
            ),
          })),
        ]}
      />
      {said.length === 0 && <p>{t("ask.gone")}</p>}
      {answeredOn !== null && answer.values["answer"] !== undefined && (
        <Panel title={t("ask.yours")}>
          <p className="verbatim">{answer.values["answer"]}</p>
        </Panel>
      )}
      {answeredOn === null && <AnswerForm answer={answer} />}
    </>
  )
}
