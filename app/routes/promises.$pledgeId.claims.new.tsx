import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { ClaimForm } from "#app/components/claim-form.tsx"
import { PledgeInWords } from "#app/components/coding-case.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { makeClaim } from "#app/domain/claim.server.ts"
import { claimTextLimits } from "#app/domain/claim.ts"
import { ratings } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField, webAddressField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("promise.claim"))

export const Form = z
  .object({
    rating: z.enum(ratings),
    text: textField(claimTextLimits),
    lang: z.enum(langs),
    proofUrl: webAddressField.optional(),
    proofTitle: textField({ least: 1, most: 200 }).optional(),
  })
  .refine(({ proofUrl, proofTitle }) => proofUrl !== undefined || proofTitle === undefined, {
    path: ["proofUrl"],
    error: "form.required",
  })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pledge } = await askedPledge(context, params["pledgeId"], "claim.make")
  return { pledge }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "claim.make")
  const { db, lang, now, today } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })

  const { proofUrl: url, proofTitle: title = null, ...claim } = form.value
  const source = url === undefined ? null : { url, title, capturedOn: today, sha256: null }
  const outcome = await makeClaim(db, pledge.publicId, { ...claim, source }, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${pledgePath(pledge.publicId)}`, 303)
}

export default function NewClaim() {
  const { pledge } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("promise.claim")}
        lead={t("promise.claim-lead")}
        crumbs={[
          { label: t("page.office"), href: path("/office") },
          { label: t("page.promise"), href: path(pledgePath(pledge.publicId)) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PledgeInWords pledge={pledge} />
      <ClaimForm answer={answer} />
    </>
  )
}
