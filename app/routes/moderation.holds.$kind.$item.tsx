import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { HoldPanel } from "#app/components/hold-panel.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { seeItem, takeItem } from "#app/domain/edit-lock.server.ts"
import { itemPath } from "#app/domain/edit-lock.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("queue.take-title"))

export const Form = z.object({ note: textField({ least: 3, most: 300 }).optional() })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { key, back } = asked(params)
  const item = await seeItem(context.db.read, key, requireAccount(context), context.now)
  return { item, back }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, lang, now } = context
  const { key, back } = asked(params)
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const note = form.value.note ?? null
  const outcome = await takeItem({ db }, key, note, requireAccount(context), now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${back}`, 303)
}

/** The item of the address. @throws a 404 where no page shows such an item */
function asked({ kind = "", item = "" }: Readonly<Record<string, string | undefined>>) {
  const back = itemPath({ kind, item })
  if (back === undefined || !isPublicId(item)) throw data(null, { status: 404 })
  return { key: { kind, item }, back }
}

export default function Hold() {
  const { item, back } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("queue.take-title")}
        crumbs={[{ label: t("page.moderation"), href: path("/moderation") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <HoldPanel item={item} answer={answer} />
      <p>
        <a href={path(back)}>{t("report.act-link")}</a>
      </p>
    </>
  )
}
