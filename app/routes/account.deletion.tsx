import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { z } from "zod"
import { eraseAccount } from "#app/auth/erasure.server.ts"
import { leaving } from "#app/auth/leaving.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ sure: z.literal("on").optional() })

export const handle = { hidden: true }
export const meta = titled((t) => t("account.delete"))

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok || form.value.sure === undefined) {
    return data({ errors: { sure: { code: "account.deletion-needed" as const } }, values: {} }, 422)
  }
  const outcome = await eraseAccount(house, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/session?changed=deletion`, {
    status: 303,
    headers: leaving(house.origin),
  })
}

export default function DeleteAccount() {
  const { t, path } = useLocale()
  const result = useActionData<typeof action>()
  const { errors, refusal } = useFormAnswer(result)
  // Whoever has petitions running is led to them.
  const stands = result && "refusal" in result && result.refusal.code === "petition-live"
  const next = stands ? { label: t("account.petitions"), href: path("/account") } : undefined
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.account"), href: path("/account") }]}
        title={t("account.delete")}
        lead={t("account.deletion-lead")}
      />
      <ProblemSummary errors={errors} refusal={refusal && { ...refusal, next }} />
      <WhatComes />
      <PostForm submit={t("account.delete")}>
        <OptionList
          type="checkbox"
          name="sure"
          legend={t("account.deletion-sure")}
          legendHidden
          error={errors["sure"]}
          options={[{ value: "on", label: t("account.deletion-sure"), chosen: false }]}
        />
      </PostForm>
    </>
  )
}

function WhatComes() {
  const { t, path } = useLocale()
  return (
    <>
      <section>
        <h2>{t("account.goes-title")}</h2>
        <ul>
          <li>{t("account.goes-identity")}</li>
          <li>{t("account.goes-letters")}</li>
        </ul>
      </section>
      <section>
        <h2>{t("account.stays-title")}</h2>
        <ul>
          <li>{t("account.stays-public")}</li>
          <li>{t("account.stays-signatures")}</li>
          <li>{t("account.stays-trail")}</li>
        </ul>
        <p>{t("account.deletion-anew")}</p>
        <p>
          <a href={path("/account/export")}>{t("account.export")}</a>
        </p>
      </section>
    </>
  )
}
