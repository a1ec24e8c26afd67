import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { sessionCookie } from "#app/auth/cookie.ts"
import { beginPasskey, enrolPasskey } from "#app/auth/passkey-enrolment.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PasskeyForm } from "#app/components/passkey-form.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { translate } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({
  name: z.string().max(200),
  state: z.string().max(2000),
  answer: z.string().max(50_000),
})

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.add-passkey"))

export function loader({ context }: LoaderFunctionArgs) {
  const { house, lang, now } = context
  return beginPasskey(house, requireSession(context), translate(lang, "common.site"), now)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const session = requireSession(context)
  const form = await parseForm(request, Form)
  const { name = "" } = form.values
  if (!form.ok) return data({ errors: form.errors, values: { name } }, 422)
  const outcome = await enrolPasskey(house, session, form.value, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: { name } }, 409)
  const cookie = sessionCookie(house.origin, outcome.value.token, session.account.role)
  const headers = { "Set-Cookie": cookie }
  return redirect(`/${lang}/account/factors?changed=factor`, { status: 303, headers })
}

export default function AddPasskey() {
  const { t, path } = useLocale()
  const { options, state } = useLoaderData<typeof loader>()
  const { errors, refusal, values } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead
        crumbs={[{ label: t("factor.title"), href: path("/account/factors") }]}
        title={t("factor.add-passkey")}
        lead={t("factor.add-passkey-lead")}
      />
      <ProblemSummary errors={errors} refusal={refusal} />
      <PasskeyForm deed="create" options={options} state={state} submit={t("factor.make-passkey")}>
        <TextField
          name="name"
          label={t("factor.passkey-name")}
          hint={t("factor.passkey-name-hint")}
          maxLength={60}
          error={errors["name"]}
          defaultValue={values["name"]}
        />
      </PasskeyForm>
    </>
  )
}
