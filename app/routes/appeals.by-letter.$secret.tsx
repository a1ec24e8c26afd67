import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { shownMatter } from "#app/auth/asked-appeal.server.ts"
import { AppealPage } from "#app/components/appeal-page.tsx"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { appealableByLetter, findMatterOfLetter } from "#app/domain/appeal-matter.server.ts"
import { makeAppeal } from "#app/domain/appeal.server.ts"
import { appealForm, decideAppealing } from "#app/domain/appeal.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { quickExit: true, hidden: true }

export const meta = titled((t) => t("appeal.title"))

/** The holder of the letter is known by its secret alone: nobody signs in here. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, now } = context
  const matter = await findMatterOfLetter(db.read, params["secret"] ?? "", lang)
  if (!matter) return data({ matter: null, refusal: null }, { status: 404 })
  const may = decideAppealing(await appealableByLetter(db.read, matter), now)
  return data({ matter: shownMatter(matter), refusal: may.ok ? null : may.refusal })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, appealForm)
  if (!form.ok) return data(form, { status: 422 })
  const against = { secret: params["secret"] ?? "" }
  const outcome = await makeAppeal(house, against, { ...form.value, lang }, now)
  if (!outcome.ok) {
    const status = outcome.refusal.code === "no-such-decision" ? 404 : 409
    return data({ refusal: outcome.refusal, values: form.values }, { status })
  }
  return redirect(`/${lang}/appeals/sent`, 303)
}

export default function AppealByLetter() {
  const { matter, refusal } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  if (matter) return <AppealPage matter={matter} refusal={refusal} answer={answer} />
  return (
    <Empty
      level="page"
      title={t("appeal.broken")}
      reason={t("appeal.broken-why")}
      onward={{ label: t("page.removals"), href: path("/removals") }}
    />
  )
}
