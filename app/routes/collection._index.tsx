import { data, redirect } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { BatchList } from "#app/components/batch-list.tsx"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { parseSerial } from "#app/domain/sheet-serial.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { refuse } from "#app/lib/outcome.ts"
import { listBatches } from "#db/queries/sheet-batches.server.ts"
import { findSheet } from "#db/queries/sheets.server.ts"

export const meta = titled((t) => t("collection.workplace"))

/** A serial that was typed leads to its sheet's form, or is told here why not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, lang } = context
  const account = requireAccount(context)
  const batches = await listBatches(db.read, account.id, 100)
  const typed = new URL(request.url).searchParams.get("serial")
  if (typed === null) return { batches, refusal: null, typed: "" }

  const serial = parseSerial(typed)
  if (!serial.ok) return data({ batches, refusal: serial.refusal, typed }, { status: 422 })
  const sheet = await findSheet(db.read, serial.value)
  if (sheet?.batchId === null) return redirect(`/${lang}/collection/sheets/${serial.value}`, 303)
  const { refusal } = refuse(sheet ? "sheet-entered" : "sheet-unknown")
  return data({ batches, refusal, typed }, { status: 409 })
}

export default function Collection() {
  const { batches, refusal, typed } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(refusal === null ? undefined : { refusal, values: {} })
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("collection.workplace")} lead={t("collection.workplace-lead")} />
      <ProblemSummary refusal={answer.refusal} />
      <section>
        <h2>{t("collection.enter-title")}</h2>
        <form method="get" className="form">
          <TextField
            name="serial"
            width="iin"
            autoComplete="off"
            label={t("sheet.serial")}
            hint={t("collection.serial-hint")}
            defaultValue={typed}
          />
          <Button>{t("collection.enter-next")}</Button>
        </form>
      </section>
      <section>
        <h2>{t("collection.batches")}</h2>
        {batches.length === 0 ? (
          <p>{t("collection.batches-none")}</p>
        ) : (
          <BatchList batches={batches} />
        )}
      </section>
    </>
  )
}
