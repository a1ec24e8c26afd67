import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Facts } from "#app/components/facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { IncidentClock } from "#app/components/incident-clock.tsx"
import { IncidentLetters } from "#app/components/incident-letters.tsx"
import { IncidentSteps } from "#app/components/incident-steps.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { homeCalendar } from "#app/domain/home-calendar.server.ts"
import { closeIncident } from "#app/domain/incident.server.ts"
import { concernedKinds, incidentReportLimits, noticeDueOn } from "#app/domain/incident.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { timeAt, todayAt } from "#app/lib/zone.ts"
import { countConcerned } from "#db/queries/concerned.server.ts"
import { findIncident, listIncidentSteps } from "#db/queries/incidents.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("incident.one"))

export const Form = z.object({ report: textField(incidentReportLimits) })

async function askedIncident({ db }: RequestContext, param: string | undefined) {
  const incident = await findIncident(db.read, param ?? "")
  if (!incident) throw data(null, { status: 404 })
  return incident
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, house, today } = context
  const incident = await askedIncident(context, params["incidentId"])
  const { id, publicId, happened, kinds, noticedAt, report, closedAt } = incident
  const [steps, counts] = await Promise.all([
    listIncidentSteps(db.read, id),
    countConcerned(db.read),
  ])
  const dueOn = noticeDueOn(noticedAt, homeCalendar)
  return {
    incident: { publicId, happened, kinds, report },
    origin: house.origin,
    noticed: { on: todayAt(noticedAt), at: timeAt(noticedAt) },
    due: { on: dueOn, isRead: homeCalendar.isRead(Number(dueOn.slice(0, 4))), late: dueOn < today },
    closedOn: closedAt && todayAt(closedAt),
    steps: steps.map(({ step, at }) => ({ step, on: todayAt(at), at: timeAt(at) })),
    counts,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { publicId } = await askedIncident(context, params["incidentId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { report } = form.value
  const outcome = await closeIncident(house, publicId, report, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/operations/breach`, 303)
}

export default function Breach() {
  const { incident, noticed, due, closedOn, steps, counts } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day, number } = useLocale()
  const told = steps.some(({ step }) => step === "authority")
  return (
    <>
      <PageHead
        title={t("incident.one")}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("incident.title"), href: path("/operations/breach") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {closedOn === null && !told && <IncidentClock due={due} />}
      <Facts
        facts={[
          {
            term: t("incident.happened"),
            value: <span className="verbatim">{incident.happened}</span>,
          },
          { term: t("incident.noticed"), value: `${day(noticed.on)}, ${noticed.at}` },
          ...(closedOn
            ? [
                { term: t("incident.closed-on"), value: day(closedOn) },
                {
                  term: t("incident.report"),
                  value: <span className="verbatim">{incident.report}</span>,
                },
              ]
            : []),
        ]}
      />
      <IncidentSteps incident={incident.publicId} steps={steps} open={closedOn === null} />
      <section>
        <h2>{t("incident.concerned")}</h2>
        <p>{t("incident.concerned-lead")}</p>
        <Facts
          facts={concernedKinds
            .filter((kind) => incident.kinds.includes(kind))
            .map((kind) => ({ term: t(`incident.count-${kind}`), value: number(counts[kind]) }))}
        />
      </section>
      <Letters />
      {closedOn === null && <Closing />}
    </>
  )
}

function Letters() {
  const { incident, noticed, origin } = useLoaderData<typeof loader>()
  const { happened, kinds } = incident
  return <IncidentLetters {...{ happened, kinds, noticed, origin }} />
}

function Closing() {
  const { errors, values } = useFormAnswer(useActionData<typeof action>())
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("incident.close")}</h2>
      <p>{t("incident.close-lead")}</p>
      <PostForm submit={t("incident.close")}>
        <TextAreaField
          name="report"
          width="full"
          label={t("incident.report")}
          hint={t("incident.report-hint")}
          error={errors["report"]}
          defaultValue={values["report"]}
        />
      </PostForm>
    </section>
  )
}
