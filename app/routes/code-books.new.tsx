import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { CodeBookForm } from "#app/components/code-book-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { bookInForce, proposeCodeBook } from "#app/domain/code-book.server.ts"
import { codeBookLimits } from "#app/domain/code-book.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }

export const meta = titled((t) => t("coding.book-new"))

const wording = textField(codeBookLimits.text).optional()

export const Form = z
  .object({
    codings: z.coerce.number().int(),
    lang: z.enum(langs),
    textKk: wording,
    textRu: wording,
    textEn: wording,
    reason: textField(reasonLimits),
  })
  .refine((form) => wordingsOf(form)[form.lang] !== undefined, {
    path: ["lang"],
    error: "form.required",
  })

function wordingsOf({ textKk, textRu, textEn }: Readonly<Record<string, unknown>>) {
  return { kk: textKk, ru: textRu, en: textEn } as Readonly<Record<string, string | undefined>>
}

export async function loader({ context }: LoaderFunctionArgs) {
  return { book: await bookInForce(context.db.read) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { house, lang: reading, now } = context
  const { codings, lang, reason } = form.value
  const wordings = Object.entries(wordingsOf(form.value)).flatMap(([of, text]) =>
    text === undefined ? [] : [[of, text] as const],
  )
  const draft = {
    codingsNeeded: codings,
    lang,
    text: wordings.find(([of]) => of === lang)?.[1] ?? "",
    translations: Object.fromEntries(wordings.filter(([of]) => of !== lang)),
  }
  const outcome = await proposeCodeBook(house, draft, reason, requireAccount(context), now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${reading}/approvals/${outcome.value.approval}`, 303)
}

export default function NewCodeBook() {
  const { book } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("coding.book-new")}
        lead={t("coding.book-lead")}
        crumbs={[{ label: t("page.method"), href: path("/method") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <CodeBookForm answer={answer} book={book} />
    </>
  )
}
