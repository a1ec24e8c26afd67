import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { z } from "zod"
import { leaving } from "#app/auth/leaving.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { redeemProfileCode } from "#app/domain/profile-code.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("profile.redeem"))

export const Form = z.object({ code: z.string().max(60) })

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const account = requireAccount(context)
  const outcome = await redeemProfileCode(house, form.value.code, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/session`, { status: 303, headers: leaving(house.origin) })
}

export default function RedeemProfileCode() {
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("profile.redeem")}
        lead={t("profile.redeem-lead")}
        crumbs={[{ label: t("page.account"), href: path("/account") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PostForm submit={t("profile.redeem-submit")}>
        <TextField
          name="code"
          autoComplete="off"
          spellCheck={false}
          label={t("profile.redeem-code")}
          hint={t("profile.redeem-hint")}
          error={answer.errors["code"]}
          defaultValue={answer.values["code"]}
        />
      </PostForm>
    </>
  )
}
