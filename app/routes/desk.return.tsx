import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { returnCase } from "#app/domain/coding-return.server.ts"
import { returnLimits } from "#app/domain/coding-need.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findHeldCase } from "#db/queries/coding-history.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("coding.return"))

export const Form = z.object({ reason: textField(returnLimits) })

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang, now } = context
  const held = await findHeldCase(db.read, requireAccount(context).id, lang, now)
  return held ? null : redirect(`/${lang}/desk`, 303)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { house, lang, now } = context
  const outcome = await returnCase(house, form.value.reason, requireAccount(context), now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/desk`, 303)
}

export default function ReturnCase() {
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("coding.return")}
        lead={t("coding.return-lead")}
        crumbs={[{ label: t("page.desk"), href: path("/desk") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <p>
        <a href={path("/account/conflicts")}>{t("coding.declare")}</a>
      </p>
      <PostForm submit={t("coding.return")}>
        <TextAreaField
          name="reason"
          label={t("coding.return-reason")}
          hint={t("coding.return-hint", returnLimits)}
          error={answer.errors["reason"]}
          defaultValue={answer.values["reason"]}
        />
      </PostForm>
    </>
  )
}
