import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requestEmailChange } from "#app/auth/email-change.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import type { FormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { LetterSent } from "#app/components/letter-sent.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"

export const Form = z.object({ email: z.string().max(254) })

export const handle = { hidden: true }
export const meta = titled((t) => t("account.change-email"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { house, db } = context
  const address = await findAccountAddress(db.read, house.keys, requireAccount(context).id)
  return { present: address?.email ?? "" }
}

/** Says the same of every new address: only its mailbox learns whether it has an account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { house, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ answer: form }, 422)

  const { email } = form.value
  const outcome = await requestEmailChange(house, requireAccount(context), email, now)
  if (outcome.ok) return data({ sentTo: email })
  const errors = { email: { code: `refusal.${outcome.refusal.code}` as const } }
  return data({ answer: { errors, values: form.values } }, 422)
}

export default function ChangeEmail() {
  const { t } = useLocale()
  const result = useActionData<typeof action>()
  if (!result || !("sentTo" in result)) return <Ask answer={result?.answer} />
  const { sentTo: email } = result
  return <LetterSent lead={t("account.email-sent", { email })} again="/account/email" />
}

function Ask({ answer }: { answer: FormAnswer | undefined }) {
  const { t, path } = useLocale()
  const { present } = useLoaderData<typeof loader>()
  const { errors, values } = useFormAnswer(answer)
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.account"), href: path("/account") }]}
        title={t("account.change-email")}
        lead={t("account.email-lead", { email: present })}
      />
      <ProblemSummary errors={errors} />
      <PostForm submit={t("account.send-letter")}>
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("account.new-email")}
          hint={t("account.email-hint")}
          error={errors["email"]}
          defaultValue={values["email"]}
        />
      </PostForm>
    </>
  )
}
