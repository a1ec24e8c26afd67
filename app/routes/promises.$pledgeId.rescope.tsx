import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { PledgeInWords } from "#app/components/coding-case.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { RescopeForm } from "#app/components/rescope-form.tsx"
import { rescopeLimits, scopes } from "#app/domain/rescope.ts"
import { rescopePledge } from "#app/domain/rescope.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { partialDayField, textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("rescope.title"))

export const Form = z.object({
  scope: z.enum(scopes),
  dueOn: partialDayField.optional(),
  text: textField(rescopeLimits),
  lang: z.enum(langs),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pledge } = await askedPledge(context, params["pledgeId"], "pledge.rescope")
  return { pledge }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, lang, now } = context
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "pledge.rescope")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const draft = { ...form.value, dueOn: form.value.dueOn ?? null }
  const outcome = await rescopePledge(db, pledge.publicId, draft, account, now)
  if (outcome.ok) return redirect(`/${lang}${pledgePath(pledge.publicId)}`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function RescopePledge() {
  const { pledge } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("rescope.title")}
        lead={t("rescope.lead")}
        crumbs={[
          { label: t("page.office"), href: path("/office") },
          { label: t("page.promise"), href: path(pledgePath(pledge.publicId)) },
        ]}
        below={pledge.dueOn && <p>{t("rescope.named", { date: day(pledge.dueOn) })}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PledgeInWords pledge={pledge} />
      <RescopeForm answer={answer} />
    </>
  )
}
