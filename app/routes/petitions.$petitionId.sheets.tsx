import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPetition, petitionToMove } from "#app/auth/asked-petition.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { IssueForm, MadeSheets, PaperLinks } from "#app/components/sheet-issue.tsx"
import { mayDo } from "#app/domain/access.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { issueSheets } from "#app/domain/sheet-issue.server.ts"
import { mostAtOnce, paperOf, sheetLangs } from "#app/domain/sheet.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listIssue } from "#db/queries/sheets.server.ts"

export const handle = { nav: "petitions", quickExit: true }

export const meta = titled((t) => t("sheet.page"))

export const Form = z.object({
  count: z.coerce.number({ error: "form.not-a-number" }).int().min(1).max(mostAtOnce),
  lang: z.enum(sheetLangs),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition } = await askedPetition(context, params["petitionId"])
  const issue = new URL(request.url).searchParams.get("issue")
  const made = issue === null ? [] : await listIssue(context.db.read, petition.id, issue)
  return {
    publicId: petition.publicId,
    inLaw: paperOf(getRuleSet(context.house.ruleSets, petition.ruleSet)) !== "none",
    open: petition.recallState === "collecting",
    mayIssue: mayDo(context.account, "sheet.issue"),
    issue: made.length > 0 ? issue : null,
    serials: made.map(({ serial }) => serial),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { petition, account } = await petitionToMove(context, params["petitionId"], "sheet.issue")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { house, now, lang } = context
  const outcome = await issueSheets(house, petition.publicId, form.value, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  const here = `/${lang}${petitionPath(petition.publicId)}/sheets`
  return redirect(`${here}?issue=${outcome.value.publicId}`, 303)
}

export default function PetitionSheets() {
  const { publicId, inLaw, open, mayIssue, issue, serials } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const here = path(petitionPath(publicId))
  return (
    <>
      <PageHead
        title={t("sheet.page")}
        crumbs={[{ label: t("page.petition"), href: here }]}
        lead={t(inLaw ? "sheet.page-lead" : "sheet.none-in-law")}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {issue !== null && <MadeSheets here={here} issue={issue} serials={serials} />}
      {inLaw && <IssueForm {...{ answer, open, mayIssue }} own={`${here}/sheets`} />}
      <PaperLinks here={here} />
    </>
  )
}
