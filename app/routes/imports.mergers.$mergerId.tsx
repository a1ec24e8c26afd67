import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Facts } from "#app/components/facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Grounds } from "#app/components/merge-ground.tsx"
import { UndoMerge } from "#app/components/merge-undo.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { decideUndo } from "#app/domain/person-merge-undo.ts"
import { findUndoCase, undoMerge } from "#app/domain/person-merge-undo.server.ts"
import type { Ground } from "#app/domain/person-merge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findMerge } from "#db/queries/person-merges.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("merge.one-title"))

export const Form = z.object({ reason: textField(reasonLimits) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const merge = await findMerge(context.db.read, params["mergerId"] ?? "")
  if (!merge) throw data(null, { status: 404 })
  const decision = decideUndo(await findUndoCase(context.db.read, merge, requireAccount(context)))
  const { keptName: kept, droppedName: dropped, reason, at, undoneAt, undoReason } = merge
  return {
    ...{ kept, dropped, reason, at, undoneAt, undoReason },
    grounds: merge.grounds as readonly Ground[],
    refusal: decision.ok ? null : decision.refusal,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const merge = params["mergerId"] ?? ""
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const order = { merge, reason: form.value.reason }
  const outcome = await undoMerge(house, order, requireAccount(context), now)
  if (outcome.ok) return redirect(`/${lang}/imports/mergers/${merge}`, 303)
  const status = outcome.refusal.code === "no-such-merge" ? 404 : 409
  return data({ refusal: outcome.refusal, values: form.values }, { status })
}

export default function OneMerge() {
  const merge = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, instant, quote } = useLocale()
  const { undoneAt, undoReason } = merge
  return (
    <>
      <PageHead
        title={t("merge.one-title")}
        crumbs={[
          { label: t("imports.title"), href: path("/imports") },
          { label: t("merge.history"), href: path("/imports/mergers") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Facts
        facts={[
          { term: t("merge.kept"), value: <bdi translate="no">{merge.kept}</bdi> },
          { term: t("merge.dropped"), value: <bdi translate="no">{merge.dropped}</bdi> },
          { term: t("merge.in-common"), value: <Grounds grounds={merge.grounds} /> },
          { term: t("merge.when"), value: instant(merge.at) },
          { term: t("merge.why"), value: quote(merge.reason) },
          ...(undoneAt === null
            ? []
            : [
                {
                  term: t("merge.undone-at"),
                  value: `${instant(undoneAt)} ${quote(undoReason ?? "")}`,
                },
              ]),
        ]}
      />
      {undoneAt === null && <UndoMerge refusal={merge.refusal} answer={answer} />}
    </>
  )
}
