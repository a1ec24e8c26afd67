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
import { TicketForm } from "#app/components/ticket-form.tsx"
import { isPublicId } from "#app/domain/public-id.ts"
import { objectionLimits, objections } from "#app/domain/ticket.ts"
import { openTicket } from "#app/domain/ticket.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField, webAddressField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listPledges } from "#db/queries/pledges.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("ticket.title"))

export const Form = z.object({
  objection: z.enum(objections),
  text: textField(objectionLimits),
  lang: z.enum(langs),
  sourceUrl: webAddressField.optional(),
  twin: z.string().refine(isPublicId, { error: "form.not-a-choice" }).optional(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context
  const { pledge } = await askedPledge(context, params["pledgeId"], "ticket.open")
  const filter = { personId: pledge.personId }
  const { pledges } = await listPledges(db.read, filter, context, { limit: 200 })
  const others = pledges.filter(({ id }) => id !== pledge.id)
  return { pledge, others: others.map(({ publicId, text }) => ({ publicId, text })) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, lang, now } = context
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "ticket.open")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { sourceUrl = null, twin = null, ...draft } = form.value
  const disputed = { ...draft, sourceUrl, twin: draft.objection === "duplicate" ? twin : null }
  const outcome = await openTicket(db, pledge.publicId, disputed, account, now)
  if (outcome.ok) return redirect(`/${lang}${pledgePath(pledge.publicId)}`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function DisputePledge() {
  const { pledge, others } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("ticket.title")}
        lead={t("ticket.lead")}
        crumbs={[
          { label: t("page.office"), href: path("/office") },
          { label: t("page.promise"), href: path(pledgePath(pledge.publicId)) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PledgeInWords pledge={pledge} />
      <TicketForm answer={answer} others={others} />
    </>
  )
}
