import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { HoldForm } from "#app/components/hold-form.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { proposeHold } from "#app/domain/legal-hold.server.ts"
import { authorityLimits, caseLimits, heldKinds } from "#app/domain/legal-hold.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayField, textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listLegalHolds } from "#db/queries/legal-holds.server.ts"
import { todayAt } from "#app/lib/zone.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("hold.title"))

export const Form = z.object({
  kind: z.enum(heldKinds),
  subject: z.string(),
  authority: textField(authorityLimits),
  caseNumber: textField(caseLimits),
  endsOn: dayField,
  reason: textField(reasonLimits),
})

export async function loader({ context }: LoaderFunctionArgs) {
  const holds = await listLegalHolds(context.db.read)
  return {
    holds: holds.map(({ publicId, kind, authority, caseNumber, endsOn, liftedAt }) => ({
      ...{ publicId, kind, authority, caseNumber, endsOn },
      liftedOn: liftedAt && todayAt(liftedAt),
      over: endsOn < context.today,
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const outcome = await proposeHold(house, form.value, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

export default function Holds() {
  const { holds } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("hold.title")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
        lead={t("hold.lead")}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <section>
        <h2>{t("hold.list")}</h2>
        {holds.length === 0 && <p>{t("hold.none")}</p>}
        <List>
          {holds.map(({ publicId, kind, authority, caseNumber, endsOn, liftedOn, over }) => (
            <ListItem
              key={publicId}
              title={`${authority}, ${caseNumber}`}
              href={path(`/operations/holds/${publicId}`)}
              meta={[
                t(`hold.kind-${kind}`),
                liftedOn
                  ? t("hold.lifted", { date: day(liftedOn) })
                  : t(over ? "hold.over" : "hold.stands", { date: day(endsOn) }),
              ]}
            />
          ))}
        </List>
      </section>
      <section>
        <h2>{t("hold.propose")}</h2>
        <HoldForm answer={answer} />
      </section>
    </>
  )
}
