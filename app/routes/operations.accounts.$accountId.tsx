import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Facts } from "#app/components/facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ProposalForm } from "#app/components/proposal-form.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { proposeSuspension } from "#app/domain/account-proposal.server.ts"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findAccount } from "#db/queries/account-roles.server.ts"
import { findWaitingApproval } from "#db/queries/approvals.server.ts"
import { listConflictsOf } from "#db/queries/declared-conflicts.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("operations.account"))

export const Form = z.object({
  step: z.enum(["suspend", "reinstate"]),
  reason: textField(reasonLimits),
})

async function askedAccount({ db }: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const account = publicId && (await findAccount(db.read, publicId))
  if (!account) throw data(null, { status: 404 })
  return account
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, now } = context
  const account = await askedAccount(context, params["accountId"])
  const { publicId, role, displayName, createdAt, suspendedAt } = account
  const step: "suspend" | "reinstate" = suspendedAt === null ? "suspend" : "reinstate"
  const [waiting, conflicts] = await Promise.all([
    findWaitingApproval(db.read, `account.${step}`, "account", publicId),
    listConflictsOf(db.read, account.id, lang),
  ])
  return {
    account: { publicId, role, name: displayName, since: todayAt(createdAt) },
    suspendedOn: suspendedAt && todayAt(suspendedAt),
    step,
    waiting: waiting && now < waiting.lapsesAt ? waiting.publicId : null,
    conflicts: conflicts.filter(({ endedAt }) => endedAt === null).map(({ name }) => name),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const account = await askedAccount(context, params["accountId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const actor = requireAccount(context)
  const outcome = await proposeSuspension(house, account.publicId, form.value, actor, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

export default function Account() {
  const { account, suspendedOn, step, waiting, conflicts } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={account.name ?? account.publicId}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("operations.accounts"), href: path("/operations/accounts") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Facts
        facts={[
          { term: t("operations.role"), value: t(`role.${account.role}`) },
          { term: t("trail.who-number"), value: <span translate="no">{account.publicId}</span> },
          { term: t("operations.since"), value: day(account.since) },
          {
            term: t("operations.standing"),
            value: suspendedOn
              ? t("operations.account-suspended", { date: day(suspendedOn) })
              : t("operations.account-open"),
          },
          {
            term: t("conflict.title"),
            value: conflicts.length === 0 ? t("organization.declared-none") : conflicts.join(", "),
          },
        ]}
      />
      <p>
        <a href={path(`/operations/audit?who=${account.publicId}`)}>{t("trail.title")}</a>
      </p>
      <section>
        <h2>{t("operations.propose")}</h2>
        <ProposalForm
          answer={answer}
          steps={[step]}
          hint={t("operations.reason-hint")}
          waiting={waiting}
        />
      </section>
    </>
  )
}
