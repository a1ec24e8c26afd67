import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { tickStep } from "#app/domain/incident.server.ts"
import { incidentSteps } from "#app/domain/incident.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findIncident } from "#db/queries/incidents.server.ts"

export const Form = z.object({ step: z.enum(incidentSteps) })

/** Only a form leads here: who opens the address is led to the incident. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const incident = await findIncident(context.db.read, params["incidentId"] ?? "")
  if (!incident) throw data(null, { status: 404 })
  return redirect(`/${context.lang}/operations/breach/${incident.publicId}`, 303)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, db, lang, now } = context
  const incident = await findIncident(db.read, params["incidentId"] ?? "")
  if (!incident) throw data(null, { status: 404 })
  const form = await parseForm(request, Form)
  if (!form.ok) throw data(null, { status: 422 })
  const actor = requireAccount(context)
  const outcome = await tickStep(house, incident.publicId, form.value.step, actor, now)
  if (!outcome.ok && outcome.refusal.code === "not-yours") throw data(null, { status: 403 })
  return redirect(`/${lang}/operations/breach/${incident.publicId}`, 303)
}
