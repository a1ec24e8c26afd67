import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { ownPasskey } from "#app/auth/own-passkey.server.ts"
import { nameOwnPasskey } from "#app/auth/own-factors.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ name: z.string().max(200) })

export const handle = { hidden: true }
export const meta = titled<typeof loader>((_, { name }) => name)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { publicId, name } = await ownPasskey(context, params["passkeyId"])
  return { publicId, name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang } = context
  const { publicId } = await ownPasskey(context, params["passkeyId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const { name } = form.value
  const outcome = await nameOwnPasskey(house, requireSession(context), publicId, name)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/account/factors?changed=name`, 303)
}

export default function OnePasskey() {
  const { t, path } = useLocale()
  const { publicId, name } = useLoaderData<typeof loader>()
  const { errors, refusal, values } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead
        crumbs={[{ label: t("factor.title"), href: path("/account/factors") }]}
        title={name}
      />
      <ProblemSummary errors={errors} refusal={refusal} />
      <div className="stack">
        <PostForm submit={t("factor.save-name")}>
          <TextField
            name="name"
            label={t("factor.passkey-name")}
            maxLength={60}
            error={errors["name"]}
            defaultValue={values["name"] ?? name}
          />
        </PostForm>
        <p>
          <ButtonLink kind="secondary" href={path(`/account/factors/passkeys/${publicId}/removal`)}>
            {t("factor.remove-passkey")}
          </ButtonLink>
        </p>
      </div>
    </>
  )
}
