import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { CodingCase, PledgeInWords } from "#app/components/coding-case.tsx"
import { CodingFields } from "#app/components/coding-fields.tsx"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { firstCodeBook } from "#app/domain/code-book.ts"
import { giveCoding } from "#app/domain/coding.server.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { ratings } from "#app/domain/rating.ts"
import { confidences, reasonLimits } from "#app/domain/verdict.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findCurrentClaim } from "#db/queries/claims.server.ts"
import { findCurrentCodeBook } from "#db/queries/code-books.server.ts"
import { findOwnCoding } from "#db/queries/codings.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("desk.rate"))

export const Form = z.object({
  evidence: z.array(z.string().refine(isPublicId)),
  rating: z.enum(ratings),
  confidence: z.enum(confidences),
  reason: textField(reasonLimits),
  lang: z.enum(langs),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "coding.give")
  const db = context.db.read
  const round = (pledge.verdict?.number ?? 0) + 1
  const [evidence, claim, book, own] = await Promise.all([
    listEvidence(db, pledge.id),
    findCurrentClaim(db, pledge.id),
    findCurrentCodeBook(db),
    findOwnCoding(db, pledge.id, round, account.id),
  ])
  const { codingsNeeded } = book ?? firstCodeBook
  return { pledge, evidence, claim: claim ?? null, codingsNeeded, coded: own !== undefined }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "coding.give")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })

  const outcome = await giveCoding(context.house, pledge.publicId, form.value, account, context.now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  const seen = pledgePath(pledge.publicId)
  const onward = outcome.value.verdict === null ? `${seen}/verdicts/new` : seen
  return redirect(`/${context.lang}${onward}`, 303)
}

export default function NewVerdict() {
  const { pledge, evidence, claim, codingsNeeded, coded } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("desk.rate")}
        crumbs={[
          { label: t("page.desk"), href: path("/desk") },
          { label: pledge.personName, href: path(pledgePath(pledge.publicId)) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {codingsNeeded > 1 && <Blind needed={codingsNeeded} coded={coded} />}
      {coded ? (
        <PledgeInWords pledge={pledge} />
      ) : (
        <form method="post" noValidate>
          <Columns kind="desk" rail={<CodingFields answer={answer} />}>
            <CodingCase pledge={pledge} evidence={evidence} claim={claim} answer={answer} />
          </Columns>
        </form>
      )}
    </>
  )
}

function Blind({ needed, coded }: { needed: number; coded: boolean }) {
  const { t } = useLocale()
  if (coded) return <Notice title={t("desk.coded")}>{t("desk.coded-why")}</Notice>
  return <Notice title={t("desk.blind")}>{t("desk.blind-why", { needed })}</Notice>
}
