import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { AccreditationBadge } from "#app/components/accreditation-badge.tsx"
import { Facts } from "#app/components/facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { OrganizationProfile } from "#app/components/organization-profile.tsx"
import { OrganizationHistory } from "#app/components/organization-standing.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { organizationPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ProposalForm } from "#app/components/proposal-form.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { accreditationSteps, reasonLimits, stepsFrom } from "#app/domain/accreditation.ts"
import {
  findWaitingStep,
  proposeAccreditationStep,
} from "#app/domain/accreditation-proposal.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listAccreditationSteps } from "#db/queries/accreditation-steps.server.ts"
import { findAccreditation } from "#db/queries/accreditations.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("page.organization"))

export const Form = z.object({ step: z.enum(accreditationSteps), reason: textField(reasonLimits) })

async function askedAccreditation({ db }: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const accreditation = publicId && (await findAccreditation(db.read, publicId))
  if (!accreditation) throw data(null, { status: 404 })
  return accreditation
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const accreditation = await askedAccreditation(context, params["organizationId"])
  const { id, publicId, state, appliedBy, appliedAt } = accreditation
  const [steps, applicant, waiting] = await Promise.all([
    listAccreditationSteps(db.read, id),
    appliedBy === null ? null : getAccount(db.read, appliedBy),
    findWaitingStep(db.read, publicId, state, now),
  ])
  return {
    accreditation,
    steps,
    applicant: applicant && (applicant.displayName ?? applicant.publicId),
    appliedOn: todayAt(appliedAt),
    possible: stepsFrom(state),
    waiting: waiting?.publicId ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { publicId } = await askedAccreditation(context, params["organizationId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const actor = requireAccount(context)
  const outcome = await proposeAccreditationStep(house, publicId, form.value, actor, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

export default function OperatedOrganization() {
  const { accreditation, steps, applicant, appliedOn, possible, waiting } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  const isPublic = accreditation.organizationId !== null
  return (
    <>
      <PageHead
        title={accreditation.name}
        above={<AccreditationBadge state={accreditation.state} />}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("operations.organizations"), href: path("/operations/organizations") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Facts
        facts={[
          { term: t("organization.kind"), value: t(`organization.kind-${accreditation.kind}`) },
          ...(accreditation.website === null
            ? []
            : [{ term: t("organization.website"), value: accreditation.website }]),
          ...(applicant === null
            ? []
            : [{ term: t("operations.applicant"), value: `${applicant}, ${day(appliedOn)}` }]),
        ]}
      />
      {isPublic && (
        <p>
          <a href={path(organizationPath(accreditation))}>{t("operations.public-page")}</a>
        </p>
      )}
      <OrganizationProfile profile={accreditation} />
      <OrganizationHistory steps={steps} />
      {possible.length > 0 && (
        <section>
          <h2>{t("operations.propose")}</h2>
          <ProposalForm
            answer={answer}
            steps={possible}
            hint={t("operations.reason-public")}
            waiting={waiting}
          />
        </section>
      )}
    </>
  )
}
