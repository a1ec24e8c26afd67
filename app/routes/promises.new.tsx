import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { DeputyPicker } from "#app/components/deputy-picker.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { PledgeForm } from "#app/components/pledge-form.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { recordPledge } from "#app/domain/pledge.server.ts"
import { pledgeCriteria, pledgeTextLimits, powers } from "#app/domain/pledge.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { partialDayField, textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { sourceFields, sourceIn } from "#app/lib/source-form.ts"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import { findByName } from "#db/queries/finder.server.ts"
import { findPerson, listPeopleByIds } from "#db/queries/people.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("desk.record"))

export const Form = z.object({
  text: textField(pledgeTextLimits),
  lang: z.enum(langs),
  criteria: z.array(z.enum(pledgeCriteria)).refine(areAll, { error: "desk.criteria-missing" }),
  saidOn: partialDayField,
  dueOn: partialDayField.optional(),
  power: z.enum(powers),
  category: textField({ least: 1, most: 60 }).optional(),
  ...sourceFields,
})

function areAll(ticked: readonly string[]): boolean {
  return pledgeCriteria.every((criterion) => ticked.includes(criterion))
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = (await findDeputyAsked(request, context)) ?? null
  const question = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100)
  const deputies = person || question === "" ? [] : await search(context, question)
  return { person, question, deputies, today: context.today }
}

async function search({ db, lang, today }: RequestContext, question: string) {
  const { hits } = await findByName(db.read, question, ["person"], 20)
  const ids = hits.map((hit) => hit.id)
  const people = await listPeopleByIds(db.read, ids, lang)
  return listDeputyCards(db.read, people, today, lang)
}

async function findDeputyAsked(request: Request, { db, lang }: RequestContext) {
  const asked = readPublicId(new URL(request.url).searchParams.get("person") ?? "")
  return asked === undefined ? undefined : findPerson(db.read, asked, lang)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, account, lang, now } = context
  if (!account || !mayDo(account, "pledge.record")) throw new Response(null, { status: 403 })
  const person = await findDeputyAsked(request, context)
  if (!person) throw new Response(null, { status: 404 })
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })

  const { dueOn = null, category = null, ...facts } = form.value
  const draft = { ...facts, dueOn, category, personId: person.id, source: sourceIn(facts) }
  const outcome = await recordPledge(db, draft, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${pledgePath(outcome.value.publicId)}`, 303)
}

export default function NewPromise() {
  const { person, question, deputies, today } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("desk.record")}
        lead={t("desk.record-lead")}
        crumbs={[{ label: t("page.desk"), href: path("/desk") }]}
        below={person && <Whose name={person.name} />}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {person ? (
        <PledgeForm answer={answer} today={today} />
      ) : (
        <DeputyPicker question={question} deputies={deputies} />
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
