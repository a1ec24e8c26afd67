import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { LineFields } from "#app/components/line-fields.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { rekeyLine } from "#app/domain/sheet-rekey.server.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { askedBatch } from "#app/paper/asked-sheet.server.ts"
import { linesForm, readingOf } from "#app/paper/line-form.ts"
import { findNextLine } from "#db/queries/sheet-lines.server.ts"

export const meta = titled((t) => t("collection.rekey"))

/** Which line the form is of: another collector may have read it while this one typed. */
const Line = z.object({ serial: z.string(), number: z.coerce.number().int().min(1).max(100) })

/** Gives the next line's name and nothing that anybody read on it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = requireAccount(context)
  const { batch, petition } = await askedBatch(context, params["batchId"])
  if (batch.accountId === account.id) throw data(null, { status: 403 })
  const line = await findNextLine(context.db.read, batch.id, "rekey")
  return {
    batch: batch.publicId,
    asksIin: petition.asks === "iin",
    line: line ? { serial: line.serial, number: line.number, cause: line.rekeyCause } : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const { batch } = await askedBatch(context, params["batchId"])
  const named = await parseForm(request.clone(), Line)
  if (!named.ok) return data(named, { status: 422 })
  const { serial, number } = named.value
  const form = await parseForm(request, linesForm([number]))
  if (!form.ok) return data(form, { status: 422 })
  const { house, now, lang } = context
  const outcome = await rekeyLine(
    house,
    { batch: batch.publicId, serial, number },
    readingOf(form.value, number),
    account,
    now,
  )
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/collection/batches/${batch.publicId}/rekey`, 303)
}

export default function Rekey() {
  const { batch, line, asksIin } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const onward = { label: t("collection.batch"), href: path(`/collection/batches/${batch}`) }
  if (!line) {
    return (
      <Empty
        level="page"
        title={t("collection.rekey-none")}
        reason={t("collection.workplace-lead")}
        onward={onward}
      />
    )
  }
  const { serial, number, cause } = line
  return (
    <>
      <PageHead
        title={t("collection.rekey")}
        crumbs={[{ label: t("collection.workplace"), href: path("/collection") }, onward]}
        lead={t("collection.rekey-lead", { serial: formatSerial(serial), number })}
        below={
          <>
            <p>{t(cause === "unclear" ? "collection.rekey-unclear" : "collection.rekey-lot")}</p>
            <p>
              <a href={path(`/collection/sheets/${serial}/scan`)}>{t("collection.scan")}</a>
            </p>
          </>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PostForm submit={t("collection.rekey-submit")}>
        <input type="hidden" name="serial" value={serial} />
        <input type="hidden" name="number" value={number} />
        <LineFields answer={answer} number={number} asksIin={asksIin} />
      </PostForm>
    </>
  )
}
