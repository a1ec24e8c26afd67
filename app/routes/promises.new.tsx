import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import {
  alikeOf,
  capturedSource,
  findDeputyAsked,
  mandatesOf,
  siblingAsked,
} from "#app/capture/new-pledge.server.ts"
import { criteriaFields, factFields, partsField } from "#app/capture/pledge-form.ts"
import { recordAsked } from "#app/capture/record-asked.server.ts"
import { DeputyPicker } from "#app/components/deputy-picker.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { NewPledgeForm } from "#app/components/new-pledge-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { sourceFields, sourceIn } from "#app/lib/source-form.ts"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import { findByName } from "#db/queries/finder.server.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("desk.record"))

const promised = {
  ...factFields,
  ...criteriaFields,
  parts: partsField,
  different: z.array(z.string().max(20)).max(100),
}

const CapturedForm = z.object(promised)

export const Form = z.object({ ...promised, ...sourceFields })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = (await findDeputyAsked(request, context)) ?? null
  const question = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100)
  if (!person) {
    const deputies = question === "" ? [] : await search(context, question)
    return { person, question, deputies, today: context.today }
  }
  const source = await capturedSource(request, context)
  const mandates = await mandatesOf(context, person.id)
  const sibling = await siblingAsked(request, context, person.id)
  return { person, source, mandates, sibling, today: context.today }
}

async function search({ db, lang, today }: RequestContext, question: string) {
  const { hits } = await findByName(db.read, question, ["person"], 20)
  const ids = hits.map((hit) => hit.id)
  const people = await listPeopleByIds(db.read, ids, lang)
  return listDeputyCards(db.read, people, today, lang)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { account } = context
  if (!account || !mayDo(account, "pledge.record")) throw new Response(null, { status: 403 })
  const person = await findDeputyAsked(request, context)
  if (!person) throw new Response(null, { status: 404 })
  const source = await capturedSource(request, context)
  const form = await (source ? parseForm(request, CapturedForm) : parseForm(request, Form))
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })

  const { values, value } = form
  const alike = await alikeOf(context, person.id, value.text)
  const unseen = alike.filter(({ publicId }) => !value.different.includes(publicId))
  if (unseen.length > 0) return data({ alike, values }, { status: 409 })
  const seen = "sourceUrl" in value ? sourceIn(value as z.infer<typeof Form>) : null
  const asked = { person, source, seen, sibling: await siblingAsked(request, context, person.id) }
  const outcome = await recordAsked(context, asked, value, account)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values }, { status: 409 })
  return redirect(outcome.value.onward, 303)
}

export default function NewPromise() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const answer = useFormAnswer(sent)
  const { t, path } = useLocale()
  const alike = sent && "alike" in sent ? sent.alike : []
  return (
    <>
      <PageHead
        title={t("desk.record")}
        lead={t("desk.record-lead")}
        crumbs={[{ label: t("page.desk"), href: path("/desk") }]}
        below={page.person && <Whose name={page.person.name} />}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {page.person ? (
        <NewPledgeForm {...page} answer={answer} alike={alike} />
      ) : (
        <DeputyPicker question={page.question} deputies={page.deputies} />
      )}
    </>
  )
}

function Whose({ name }: { name: string }) {
  const { t, path } = useLocale()
  return (
    <p>
      {t("desk.of-deputy", { name })} ·{" "}
      <a href={path("/promises/new")}>{t("desk.another-deputy")}</a>
    </p>
  )
}
