import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData, useLocation } from "@remix-run/react"
import { z } from "zod"
import {
  acceptInvitation,
  acceptWithNewAccount,
  readInvitation,
} from "#app/auth/accept-invitation.server.ts"
import { sessionCookie } from "#app/auth/cookie.ts"
import { leaving } from "#app/auth/leaving.ts"
import { startSession } from "#app/auth/session.server.ts"
import { AcceptForm, NewcomerForm, OtherAccount } from "#app/components/accept-invitation.tsx"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findAccreditationOf } from "#db/queries/accreditations.server.ts"
import { findAccountByEmail } from "#db/queries/accounts.server.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("invitation.title"))

export const Form = z.object({
  displayName: textField({ least: 2, most: 80 }),
  password: z.string(),
})

/** Shows the invitation and changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { house, db, account, now } = context
  const opened = await readInvitation(house, params["secret"] ?? "", now)
  if (!opened.ok) {
    const { code } = opened.refusal
    return data({ refused: code, shown: null }, code === "no-such-invitation" ? 404 : 410)
  }
  const { invitation, email, hasAccount } = opened.value
  const { organizationId, personId, role } = invitation
  const people = personId === null ? [] : [personId]
  const [person] = await listPeopleByIds(db.read, people, context.lang)
  const organization =
    organizationId === null ? undefined : await findAccreditationOf(db.read, organizationId)
  const invited = await findAccountByEmail(db.read, Buffer.from(invitation.emailTag, "hex"))
  const way = account ? (account.id === invited?.id ? "own" : "other") : hasAccount ? "in" : "new"
  const whose = { organization: organization?.name ?? null, person: person?.name ?? null }
  const shown = { role, email, ...whose, way } as const
  return data({ refused: null, shown }, 200)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, account, lang, now } = context
  const secret = params["secret"] ?? ""
  if (!account) return open(request, secret, context)
  const outcome = await acceptInvitation(house, secret, account, now)
  if (!outcome.ok) return refusing(outcome, {})
  return redirect(`/${lang}/session`, { status: 303, headers: leaving(house.origin) })
}

async function open(request: Request, secret: string, { house, lang, now }: RequestContext) {
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, 422)
  const outcome = await acceptWithNewAccount(house, secret, { ...form.value, lang }, now)
  if (!outcome.ok) return refusing(outcome, form.values)
  const { id, role } = outcome.value
  const token = await startSession(house, id, now)
  return redirect(`/${lang}/account/factors`, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(house.origin, token, role) },
  })
}

function refusing({ refusal }: Extract<Outcome<unknown>, { ok: false }>, values: Values) {
  if (!refusal.code.startsWith("password-")) return data({ refusal, values }, 409)
  const code = `refusal.${refusal.code as "password-short"}` as const
  return data({ errors: { password: { code, args: refusal.details ?? {} } }, values }, 422)
}

type Values = Readonly<Record<string, string>>

export default function Invitation() {
  const { refused, shown } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, quote, refusal } = useLocale()
  const own = useLocation().pathname
  if (!shown) {
    const reason = refusal({ code: refused })
    const onward = { label: t("page.home"), href: path("/") }
    return <Empty level="page" title={t("invitation.refused")} reason={reason} onward={onward} />
  }
  const { role, email, organization, person, way } = shown
  const word = { role: t(`role.${role}`) }
  const lead =
    person !== null && (role === "deputy" || role === "delegate")
      ? t(`profile.invited-${role}`, { name: person })
      : organization === null
        ? t("invitation.staff", word)
        : t("invitation.organization", { ...word, organization: quote(organization) })
  return (
    <>
      <PageHead title={t("invitation.title")} lead={lead} below={<p>{t("invitation.effect")}</p>} />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {way === "new" && <NewcomerForm answer={answer} email={email} />}
      {way === "own" && <AcceptForm email={email} />}
      {(way === "in" || way === "other") && (
        <OtherAccount email={email} signedIn={way === "other"} own={own} />
      )}
    </>
  )
}
