import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { isRecorder } from "#app/capture/recorder.ts"
import { EditLinkForm } from "#app/components/edit-link-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { directions, fulfillingOptions, noteLimits, strengths } from "#app/domain/evidence.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { reviseLink } from "#app/domain/link-revision.server.ts"
import { revisionReasonLimits } from "#app/domain/pledge.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findLink, findLinkerOrganization } from "#db/queries/evidence-versions.server.ts"
import { getRevisionNumber } from "#db/queries/revisions.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("capture.edit-link"))

export const Form = z.object({
  fulfillingOption: z.enum(fulfillingOptions).optional(),
  direction: z.enum(directions).optional(),
  strength: z.enum(strengths),
  note: textField(noteLimits),
  version: z.coerce.number().int().min(1),
  reason: textField(revisionReasonLimits),
})

async function asked({
  params,
  context,
}: Pick<LoaderFunctionArgs, "params"> & {
  context: RequestContext
}) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "evidence.revise")
  const publicId = readPublicId(params["evidenceId"] ?? "")
  const link = publicId && (await findLink(context.db.read, pledge.publicId, publicId))
  if (!link || isHidden(link.note)) throw new Response(null, { status: 404 })
  const { accountId } = link
  const organizationId = await findLinkerOrganization(context.db.read, link.id)
  const recorder = accountId === null ? null : { accountId, organizationId }
  if (!isRecorder(account, recorder)) throw new Response(null, { status: 403 })
  return { pledge, account, link }
}

export async function loader(args: LoaderFunctionArgs) {
  const { pledge, link } = await asked(args)
  const version = await getRevisionNumber(args.context.db.read, "evidence", link.id)
  return { pledge, link, version }
}

export async function action(args: ActionFunctionArgs) {
  const { db, lang, now } = args.context
  const { pledge, account, link } = await asked(args)
  const form = await parseForm(args.request, Form)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })
  const { version, reason, note, strength } = form.value
  const { fulfillingOption = null, direction = null } = form.value
  const edit = { facts: { note, strength, fulfillingOption, direction }, version, reason }
  const outcome = await reviseLink(db, pledge.publicId, link.publicId, edit, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}${pledgePath(pledge.publicId)}/versions`, 303)
}

export default function EditLink() {
  const { pledge, link, version } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, quote } = useLocale()
  return (
    <>
      <PageHead
        title={t("capture.edit-link")}
        lead={t("capture.edit-link-lead")}
        crumbs={[{ label: t("page.promise"), href: path(pledgePath(pledge.publicId)) }]}
        below={<p lang={pledge.lang}>{quote(pledge.text)}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <EditLinkForm link={link} version={version} answer={answer} />
    </>
  )
}
