import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { TicketAnswerForm } from "#app/components/ticket-form.tsx"
import { TicketCase } from "#app/components/ticket-list.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { answerTicket } from "#app/domain/ticket-answering.server.ts"
import { answerLimits, ticketOutcomes } from "#app/domain/ticket.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listConflictPersonIds } from "#db/queries/declared-conflicts.server.ts"
import { findRecorder, findTicket } from "#db/queries/tickets.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("ticket.answer"))

export const Form = z.object({
  outcome: z.enum(ticketOutcomes),
  reason: textField(answerLimits),
  lang: z.enum(langs),
})

/** @throws a 404 where there is no such ticket */
async function askedTicket({ db, lang }: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const ticket = publicId && (await findTicket(db.read, publicId, lang))
  if (!ticket) throw data(null, { status: 404 })
  return ticket
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, today } = context
  const { id, organizationId } = requireAccount(context)
  const ticket = await askedTicket(context, params["ticketId"])
  const [recorder, bonds] = await Promise.all([
    findRecorder(db.read, ticket.pledgeId),
    listConflictPersonIds(db.read, id),
  ])
  const closed =
    ticket.outcome !== null
      ? "ticket.closed"
      : bonds.includes(ticket.personId)
        ? "offer.conflict"
        : recorder !== null && recorder === organizationId
          ? "ticket.own-record"
          : null
  return { today, ticket, closed } as const
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const ticket = await askedTicket(context, params["ticketId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const account = requireAccount(context)
  const outcome = await answerTicket(house, ticket.publicId, form.value, account, now)
  if (outcome.ok) return redirect(`/${lang}${pledgePath(ticket.pledgePublicId)}`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function AnswerTicket() {
  const { today, ticket, closed } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, quote } = useLocale()
  return (
    <>
      <PageHead
        title={t("ticket.answer")}
        crumbs={[
          { label: t("page.desk"), href: path("/desk") },
          { label: t("ticket.queue"), href: path("/desk/tickets") },
        ]}
        below={<p translate="no">{ticket.personName}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <blockquote className="verbatim" lang={ticket.pledgeLang}>
        <a href={path(pledgePath(ticket.pledgePublicId))}>{quote(ticket.pledgeText)}</a>
      </blockquote>
      <section>
        <h2>{t("ticket.section")}</h2>
        <TicketCase ticket={ticket} today={today} />
      </section>
      {closed ? (
        <Notice>{t(closed)}</Notice>
      ) : (
        <section>
          <TicketAnswerForm answer={answer} />
        </section>
      )}
    </>
  )
}
