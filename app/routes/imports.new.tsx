import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { ImportFields } from "#app/components/import-fields.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { formatsOf, importFormats } from "#app/domain/import-run.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { receiveImport } from "#app/imports/receive.server.ts"
import { readImportForm } from "#app/imports/upload-form.server.ts"

export const handle = { hidden: true }

export const meta = titled((t) => t("imports.new"))

export const Form = z.object({
  format: z.enum(importFormats),
  source: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u, { error: "imports.source-wrong" })
    .optional(),
  person: z
    .string()
    .regex(/^\S{1,200}$/, { error: "imports.person-wrong" })
    .optional(),
})

export function loader({ context }: LoaderFunctionArgs) {
  return { formats: formatsOf(requireAccount(context)) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const account = requireAccount(context)
  const { form, files, mapping } = await readImportForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })
  const { format, source = null, person = null } = form.value
  if (files.length === 0) {
    const errors = { files: { code: "imports.files-missing" } as const }
    return data({ errors, values: form.values }, { status: 422 })
  }
  const handed = { format, source, person, files, mapping }
  const received = await receiveImport(house, handed, account, now)
  if (!received.ok) return data({ refusal: received.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/imports/${received.value}`, 303)
}

export default function NewImport() {
  const { formats } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("imports.new")}
        lead={t("imports.choose-lead")}
        crumbs={[{ label: t("imports.title"), href: path("/imports") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PostForm submit={t("imports.check")} upload>
        <ImportFields answer={answer} formats={formats} />
      </PostForm>
    </>
  )
}
