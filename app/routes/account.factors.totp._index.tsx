import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { sessionCookie } from "#app/auth/cookie.ts"
import { qrCode } from "#app/auth/qr-code.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { beginTotp, confirmTotp, resumeTotp } from "#app/auth/totp-enrolment.server.ts"
import type { TotpEnrolment } from "#app/auth/totp-enrolment.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { CodeField } from "#app/components/proof-forms.tsx"
import { QrPicture } from "#app/components/qr-picture.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { translate } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findTotpFactor } from "#db/queries/totp-factors.server.ts"

export const Form = z.object({ oneTimeCode: z.string().max(100), state: z.string().max(2000) })

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.totp-add"))

/** A fresh secret, shown and not stored. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { house, db, lang, now } = context
  const session = requireSession(context)
  const enrolment = await beginTotp(house, session, translate(lang, "common.site"), now)
  const moves = (await findTotpFactor(db.read, session.account.id)) !== undefined
  return { moves, shown: asShown(enrolment) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const session = requireSession(context)
  const form = await parseForm(request, Form)
  const state = form.values["state"] ?? ""
  // After a wrong code the same secret is shown: it is in the reader's app by now.
  const same = await resumeTotp(house, session, translate(lang, "common.site"), state, now)
  const shown = same && asShown(same)
  if (!form.ok) return data({ errors: form.errors, values: {}, shown }, 422)
  const code = form.value.oneTimeCode
  const outcome = await confirmTotp(house, session, { state, code }, now)
  if (outcome.ok) {
    const { role } = session.account
    const cookie = sessionCookie(house.origin, outcome.value.token, role)
    const headers = { "Set-Cookie": cookie }
    return redirect(`/${lang}/account/factors?changed=factor`, { status: 303, headers })
  }
  const { refusal } = outcome
  if (refusal.code === "code-wrong") {
    const errors = { oneTimeCode: { code: "refusal.code-wrong" as const } }
    return data({ errors, values: {}, shown }, 422)
  }
  return data({ refusal, values: {}, shown }, refusal.code === "code-wait" ? 429 : 409)
}

function asShown({ secret, uri, state }: TotpEnrolment) {
  return { state, secret: (secret.match(/.{1,4}/g) ?? []).join(" "), picture: qrCode(uri) }
}

export default function AddTotp() {
  const { t, path } = useLocale()
  const { moves, shown: fresh } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { errors, refusal } = useFormAnswer(result)
  const { state, secret, picture } = result?.shown ?? fresh
  return (
    <>
      <PageHead
        crumbs={[{ label: t("factor.title"), href: path("/account/factors") }]}
        title={t(moves ? "factor.totp-move" : "factor.totp-add")}
        lead={t(moves ? "factor.totp-moves" : "factor.totp-lead")}
      />
      <ProblemSummary errors={errors} refusal={refusal} />
      <div className="stack">
        <p>{t("factor.totp-scan")}</p>
        <QrPicture {...picture} label={t("factor.totp-picture")} />
        <p>{t("factor.totp-type")}</p>
        <p className="secret" translate="no">
          {secret}
        </p>
        <PostForm submit={t("factor.totp-confirm")}>
          <input type="hidden" name="state" value={state} />
          <CodeField label={t("factor.totp-code")} error={errors["oneTimeCode"]} />
        </PostForm>
      </div>
    </>
  )
}
