import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { proposeDeputyInvitation, proposeProfileCode } from "#app/auth/profile-claims.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { ClaimProposal, claimWays } from "#app/components/claim-proposal.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { hasDeputyAccount } from "#db/queries/account-roles.server.ts"
import { findPerson } from "#db/queries/people.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("profile.propose"))

export const Form = z
  .object({
    way: z.enum(claimWays),
    email: z.string().max(254).optional(),
    lang: z.enum(langs),
    reason: textField(reasonLimits),
  })
  .refine(({ way, email }) => way === "letter" || email !== undefined, {
    path: ["email"],
    error: "profile.email-needed",
  })

/** @throws a 404 where there is no such deputy */
async function askedPerson({ db, lang }: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const person = publicId && (await findPerson(db.read, publicId, lang))
  if (!person) throw data(null, { status: 404 })
  return person
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { id, name } = await askedPerson(context, params["personId"])
  return { name, claimed: await hasDeputyAccount(context.db.read, id) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { id, publicId } = await askedPerson(context, params["personId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const { way, email = "", reason, lang: letterLang } = form.value
  const draft = { person: { id, publicId }, reason, lang: letterLang }
  const account = requireAccount(context)
  const outcome =
    way === "email"
      ? await proposeDeputyInvitation(house, { ...draft, email }, account, now)
      : await proposeProfileCode(house, draft, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

export default function ProposeClaim() {
  const { name, claimed } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("profile.propose")}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("profile.claims"), href: path("/operations/profiles") },
        ]}
        below={<p translate="no">{name}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {claimed ? <Notice>{t("profile.claimed")}</Notice> : <ClaimProposal answer={answer} />}
    </>
  )
}
