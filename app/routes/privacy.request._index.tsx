import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { z } from "zod"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField, TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { askAboutData } from "#app/domain/data-request.server.ts"
import { askedPlaces, askLimits } from "#app/domain/data-request.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { quickExit: true, hidden: true }
export const meta = titled((t) => t("ask.title"))

export const Form = z.object({
  place: z.enum(askedPlaces),
  words: textField(askLimits),
  email: z.email({ error: "form.not-an-email" }),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const outcome = await askAboutData(house, { ...form.value, lang }, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/privacy/request/sent`, 303)
}

export default function AskAboutData() {
  const { errors, values, refusal } = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("ask.title")}
        crumbs={[{ label: t("page.privacy"), href: path("/privacy") }]}
        lead={t("ask.lead")}
      />
      <ProblemSummary errors={errors} refusal={refusal} />
      <section>
        <h2>{t("ask.faster")}</h2>
        <ul>
          {(["signer", "account", "text"] as const).map((who) => (
            <li key={who}>{t(`ask.faster-${who}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <PostForm submit={t("ask.send")}>
          <OptionList
            type="radio"
            name="place"
            required
            legend={t("ask.place")}
            error={errors["place"]}
            options={askedPlaces.map((value) => ({
              value,
              label: t(`ask.place-${value}`),
              chosen: values["place"] === value,
            }))}
          />
          <TextAreaField
            name="words"
            width="full"
            label={t("ask.words")}
            hint={t("ask.words-hint")}
            error={errors["words"]}
            defaultValue={values["words"]}
          />
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            width="medium"
            label={t("ask.email")}
            hint={t("ask.email-hint")}
            error={errors["email"]}
            defaultValue={values["email"]}
          />
        </PostForm>
      </section>
    </>
  )
}
