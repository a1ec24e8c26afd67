import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { inviteDelegate } from "#app/auth/profile-claims.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { DelegateInvitations, DelegateList } from "#app/components/delegate-list.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { InviteForm } from "#app/components/invite-form.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { mostDelegates } from "#app/domain/office.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listDelegateInvitations, listDelegates } from "#db/queries/delegates.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("profile.delegates"))

export const Form = z.object({ email: z.string().max(254), lang: z.enum(langs) })

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, house, now } = context
  const { personId } = requireAccount(context)
  if (personId === null) throw data(null, { status: 403 })
  const [delegates, invitations] = await Promise.all([
    listDelegates(db.read, personId),
    listDelegateInvitations(db.read, house.keys, personId, now),
  ])
  return {
    delegates: delegates.map(({ publicId, displayName, suspendedAt }) => ({
      ...{ publicId, name: displayName, suspended: suspendedAt !== null },
    })),
    invitations: invitations.map(({ publicId, email, expiresAt }) => ({
      ...{ publicId, email: email ?? "", until: todayAt(expiresAt) },
    })),
  }
}

/** Says the same of every address: only its mailbox learns whether it has an account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { house, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ answer: form }, 422)
  const outcome = await inviteDelegate(house, form.value, requireAccount(context), now)
  if (outcome.ok) return data({ sent: true as const })
  return data({ answer: { refusal: outcome.refusal, values: form.values } }, 409)
}

export default function OfficePeople() {
  const { delegates, invitations } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "answer" in result ? result.answer : undefined)
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("profile.delegates")}
        lead={t("profile.delegates-lead", { most: mostDelegates })}
        crumbs={[{ label: t("page.office"), href: path("/office") }]}
      />
      {result && "sent" in result && <Notice>{t("profile.invited")}</Notice>}
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <DelegateList delegates={delegates} />
      <DelegateInvitations invitations={invitations} />
      <section>
        <h2>{t("profile.invite")}</h2>
        <InviteForm answer={answer} submit={t("profile.invite-submit")} />
      </section>
    </>
  )
}
