import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedMatter, shownMatter } from "#app/auth/asked-appeal.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { AppealPage } from "#app/components/appeal-page.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { appealableBy } from "#app/domain/appeal-matter.server.ts"
import { makeAppeal } from "#app/domain/appeal.server.ts"
import { appealForm, decideAppealing } from "#app/domain/appeal.ts"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("appeal.title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const matter = await askedMatter(context, params["matter"], params["matterId"])
  const appealable = await appealableBy(db.read, matter, requireAccount(context))
  const may = decideAppealing(appealable, now)
  return { matter: shownMatter(matter), refusal: may.ok ? null : may.refusal }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { kind, id } = await askedMatter(context, params["matter"], params["matterId"])
  const form = await parseForm(request, appealForm)
  if (!form.ok) return data(form, { status: 422 })
  const against = { kind, id, by: requireAccount(context) }
  const outcome = await makeAppeal(house, against, { ...form.value, lang }, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/appeals/sent`, 303)
}

export default function Appeal() {
  const { matter, refusal } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  return <AppealPage matter={matter} refusal={refusal} answer={answer} />
}
