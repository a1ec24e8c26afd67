import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { IncidentForm } from "#app/components/incident-form.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { homeCalendar } from "#app/domain/home-calendar.server.ts"
import { openIncident } from "#app/domain/incident.server.ts"
import { concernedKinds, happenedLimits, noticeDueOn } from "#app/domain/incident.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { instantAt, timeAt, todayAt } from "#app/lib/zone.ts"
import { listIncidents, listTold } from "#db/queries/incidents.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("incident.title"))

export const Form = z.object({
  happened: textField(happenedLimits),
  noticedAt: z
    .string()
    .refine((text) => instantAt(text) !== undefined, { error: "review.time-wrong" })
    .transform((text) => instantAt(text) ?? ""),
  kinds: z.array(z.enum(concernedKinds)).min(1, { error: "form.required" }),
})

export async function loader({ context }: LoaderFunctionArgs) {
  const incidents = await listIncidents(context.db.read)
  const told = await listTold(context.db.read, incidents)
  return {
    now: `${context.today} ${timeAt(context.now)}`,
    today: context.today,
    incidents: incidents.map(({ id, publicId, happened, noticedAt, closedAt }) => ({
      ...{ publicId, happened },
      dueOn: told.has(id) ? null : noticeDueOn(noticedAt, homeCalendar),
      closedOn: closedAt && todayAt(closedAt),
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const outcome = await openIncident(house, form.value, requireAccount(context), now)
  const known = outcome.ok ? undefined : outcome.refusal.details?.["incident"]
  if (known !== undefined) return redirect(`/${lang}/operations/breach/${known}`, 303)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/operations/breach/${outcome.value.publicId}`, 303)
}

export default function Breaches() {
  const { incidents, now, today } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  return (
    <>
      <PageHead
        title={t("incident.title")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
        lead={t("incident.lead")}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {incidents.length === 0 && <p>{t("incident.none")}</p>}
      <List>
        {incidents.map(({ publicId, happened, dueOn, closedOn }) => (
          <ListItem
            key={publicId}
            title={happened}
            href={path(`/operations/breach/${publicId}`)}
            meta={[
              closedOn
                ? t("incident.state-closed", { date: day(closedOn) })
                : t(dueOn ? "incident.due" : "incident.told", { date: dueOn ? day(dueOn) : "" }),
              ...(!closedOn && dueOn && dueOn < today
                ? [<strong key="late">{t("incident.late")}</strong>]
                : []),
            ]}
          />
        ))}
      </List>
      <section>
        <h2>{t("incident.open")}</h2>
        <IncidentForm answer={answer} now={now} />
      </section>
    </>
  )
}
