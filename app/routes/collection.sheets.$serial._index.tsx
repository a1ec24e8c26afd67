import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { LineFields } from "#app/components/line-fields.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { enterSheet } from "#app/domain/sheet-entry.server.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { askedSheet } from "#app/paper/asked-sheet.server.ts"
import { linesForm, readingOf } from "#app/paper/line-form.ts"

export const meta = titled((t) => t("collection.enter-title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { sheet, petition } = await askedSheet(context, params["serial"])
  return {
    serial: sheet.serial,
    numbers: numbersTo(sheet.lines),
    entered: sheet.batchId !== null,
    petition: { title: petition.title, lang: petition.lang },
    asksIin: petition.asks === "iin",
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const { sheet } = await askedSheet(context, params["serial"])
  const numbers = numbersTo(sheet.lines)
  const form = await parseForm(request, linesForm(numbers))
  if (!form.ok) return data(form, { status: 422 })
  const readings = numbers.map((number) => readingOf(form.value, number))
  const { house, now, lang } = context
  const outcome = await enterSheet(house, sheet.serial, readings, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/collection/batches/${outcome.value.batch}`, 303)
}

function numbersTo(lines: number): number[] {
  return Array.from({ length: lines }, (_, index) => index + 1)
}

export default function EnterSheet() {
  const { serial, numbers, entered, petition, asksIin } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, heading, refusal } = useLocale()
  return (
    <>
      <PageHead
        title={t("collection.entry", { serial: formatSerial(serial) })}
        crumbs={[{ label: t("collection.workplace"), href: path("/collection") }]}
        lead={t("collection.entry-lead")}
        below={<p lang={petition.lang}>{heading(petition.title)}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {entered ? (
        <Notice>{refusal({ code: "sheet-entered" })}</Notice>
      ) : (
        <>
          <Notice>{t("collection.entry-privacy")}</Notice>
          <PostForm submit={t("collection.entry-submit")}>
            {numbers.map((number) => (
              <LineFields key={number} answer={answer} number={number} asksIin={asksIin} />
            ))}
          </PostForm>
        </>
      )}
    </>
  )
}
