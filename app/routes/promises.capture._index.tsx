import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { findDeputyAsked } from "#app/capture/new-pledge.server.ts"
import { readUploadForm } from "#app/capture/upload-form.server.ts"
import { takeAddress, takeFile } from "#app/capture/take.server.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { OwnForm } from "#app/components/own-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { mayDo } from "#app/domain/access.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField, webAddressField } from "#app/lib/form-fields.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("capture.title"))

export const Form = z.object({
  address: webAddressField.optional(),
  sourceTitle: textField({ least: 1, most: 200 }).optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await findDeputyAsked(request, context)
  if (!person) throw data(null, { status: 404 })
  return { person, fetches: context.house.fetchSource !== undefined }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { account, house, now, lang } = context
  if (!account || !mayDo(account, "pledge.record")) throw new Response(null, { status: 403 })
  const { form, file } = await readUploadForm(request, Form, "file")
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })
  const { address: url = null, sourceTitle: title = null } = form.value
  if (!file && url === null) {
    const missing = house.fetchSource ? "capture.neither" : "capture.file-missing"
    return data({ errors: { file: { code: missing } as const }, values: {} }, { status: 422 })
  }
  const taken = await (file
    ? takeFile(house, file, { url, title }, account, now)
    : takeAddress(house, { url: url ?? "", title }, account, now))
  if (!taken.ok) return data({ refusal: taken.refusal, values: form.values }, { status: 409 })
  const query = new URL(request.url).search
  return redirect(`/${lang}/promises/capture/${taken.value.publicId}${query}`, 303)
}

export default function CaptureSource() {
  const { person, fetches } = useLoaderData<typeof loader>()
  const { errors, refusal, values } = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("capture.title")}
        lead={t("capture.lead")}
        crumbs={[
          { label: t("page.desk"), href: path("/desk") },
          { label: t("desk.record"), href: path(`/promises/new?person=${person.publicId}`) },
        ]}
        below={<p>{t("desk.of-deputy", { name: person.name })}</p>}
      />
      <ProblemSummary errors={errors} refusal={refusal} />
      <OwnForm encType="multipart/form-data" className="form" noValidate>
        <TextField
          name="file"
          type="file"
          optional={fetches}
          accept=".html,.htm,.txt,.pdf,.jpg,.jpeg,.png,.webp"
          label={t("capture.file")}
          hint={t("capture.file-hint")}
          error={errors["file"]}
        />
        <TextField
          name="address"
          type="url"
          width="full"
          optional
          label={t("desk.source-url")}
          hint={fetches ? t("capture.address-fetched") : t("capture.address-noted")}
          error={errors["address"]}
          defaultValue={values["address"]}
        />
        <TextField
          name="sourceTitle"
          width="full"
          optional
          label={t("desk.source-title")}
          error={errors["sourceTitle"]}
          defaultValue={values["sourceTitle"]}
        />
        <Button>{t("capture.keep")}</Button>
      </OwnForm>
    </>
  )
}
