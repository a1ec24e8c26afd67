import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPair } from "#app/auth/asked-pair.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Facts } from "#app/components/facts.tsx"
import { Counts } from "#app/components/merge-compare.tsx"
import { MergeForm } from "#app/components/merge-form.tsx"
import { MergeWarnings } from "#app/components/merge-warnings.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { mergePeople } from "#app/domain/person-merge.server.ts"
import { decideMerge, warningsOf } from "#app/domain/person-merge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { comparedSide } from "#app/imports/compared.server.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("merge.merge-title"))

export const Form = z.object({ reason: textField(reasonLimits), compared: z.literal("yes") })

function keepIn(request: Request): string | null {
  return new URL(request.url).searchParams.get("keep")
}

/** Before anything is done: what would move, and what bars it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { pair } = await askedPair(context, params["pairId"], keepIn(request))
  const decision = decideMerge(pair)
  const { name, publicId } = pair.kept
  return {
    kept: { name, publicId },
    dropped: await comparedSide(context, pair.dropped),
    warnings: warningsOf(pair),
    refusal: decision.ok ? null : decision.refusal,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { pair, account } = await askedPair(context, params["pairId"], keepIn(request))
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { kept, dropped } = pair
  const order = { kept: kept.publicId, dropped: dropped.publicId, reason: form.value.reason }
  const outcome = await mergePeople(house, order, account, now)
  if (outcome.ok) return redirect(`/${lang}/imports/mergers/${outcome.value.publicId}`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function Merge() {
  const { kept, dropped, warnings, refusal } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, refusal: say } = useLocale()
  const id = `${kept.publicId}-${dropped.publicId}`
  return (
    <>
      <PageHead
        title={t("merge.merge-title")}
        crumbs={[
          { label: t("merge.title"), href: path("/imports/people") },
          {
            label: t("merge.pair-title", { one: kept.name, other: dropped.name }),
            href: path(`/imports/people/${id}`),
          },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Facts
        facts={[
          { term: t("merge.kept"), value: <bdi translate="no">{kept.name}</bdi> },
          { term: t("merge.dropped"), value: <bdi translate="no">{dropped.name}</bdi> },
        ]}
      />
      <MergeWarnings warnings={warnings} refusal={refusal === null ? undefined : say(refusal)} />
      <section className="stack">
        <h2>{t("merge.moves")}</h2>
        <p>{t(dropped.counts.length === 0 ? "merge.moves-nothing" : "merge.moves-lead")}</p>
        {dropped.counts.length > 0 && <Counts counts={dropped.counts} />}
      </section>
      {refusal === null && <MergeForm answer={answer} />}
    </>
  )
}
