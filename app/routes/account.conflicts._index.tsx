import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedDeputy } from "#app/auth/asked-deputy.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ConflictForm, PartyPicker } from "#app/components/conflict-form.tsx"
import { DeputyPicker } from "#app/components/deputy-picker.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { NameShown } from "#app/components/name-shown.tsx"
import { OwnConflicts } from "#app/components/own-conflicts.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { conflictLimits } from "#app/domain/conflict.ts"
import { declareConflict } from "#app/domain/conflict.server.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { partialDayField, textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listConflictsOf, listParties } from "#db/queries/declared-conflicts.server.ts"
import { findOrganizationPerson } from "#db/queries/organization-people.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("conflict.title"))

export const Form = z.object({
  kind: z.enum(["person", "organization"]),
  with: z.string().refine(isPublicId, { error: "form.not-a-choice" }),
  since: partialDayField,
  reason: textField(conflictLimits),
  lang: z.enum(langs),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const own = requireAccount(context)
  const { organizationId } = own
  const [asked, parties, conflicts, membership] = await Promise.all([
    askedDeputy(request, context),
    listParties(db.read, lang),
    listConflictsOf(db.read, own.id, lang),
    organizationId === null
      ? undefined
      : findOrganizationPerson(db.read, organizationId, own.publicId),
  ])
  const { person, question, deputies } = asked
  const party = new URL(request.url).searchParams.get("party")
  const chosen = parties.find(({ publicId }) => publicId === party)
  return {
    ...{ question, deputies, parties, conflicts },
    chosen: person
      ? { kind: "person" as const, publicId: person.publicId, name: person.name }
      : chosen && { kind: "organization" as const, publicId: chosen.publicId, name: chosen.name },
    membership: membership && {
      name: own.displayName,
      isShown: membership.namePublicAt !== null,
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const { kind, with: publicId, ...words } = form.value
  const draft = { ...words, with: { kind, publicId } }
  const outcome = await declareConflict(house, draft, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/account/conflicts`, 303)
}

export default function Conflicts() {
  const { question, deputies, parties, conflicts, chosen, membership } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("conflict.title")}
        lead={t("conflict.lead")}
        crumbs={[{ label: t("page.account"), href: path("/account") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {chosen ? (
        <ConflictForm answer={answer} chosen={chosen} />
      ) : (
        <>
          <OwnConflicts conflicts={conflicts} />
          {membership && <NameShown {...membership} />}
          <DeputyPicker title={t("conflict.deputy")} question={question} deputies={deputies} />
          <PartyPicker parties={parties} />
        </>
      )}
    </>
  )
}
