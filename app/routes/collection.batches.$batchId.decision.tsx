import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { TwoReadings } from "#app/components/two-readings.tsx"
import { decideLine, readBoth } from "#app/domain/sheet-rekey.server.ts"
import { lineChoices } from "#app/domain/sheet-rekey.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { askedBatch } from "#app/paper/asked-sheet.server.ts"
import { findNextUndecided } from "#db/queries/sheet-lines.server.ts"

export const meta = titled((t) => t("collection.decision"))

export const Form = z.object({
  serial: z.string(),
  number: z.coerce.number().int().min(1).max(100),
  choice: z.enum(lineChoices),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = requireAccount(context)
  const { batch } = await askedBatch(context, params["batchId"])
  const line = await findNextUndecided(context.db.read, batch.id, account.id)
  const readings = line && (await readBoth(context.house, line))
  return {
    batch: batch.publicId,
    line: line && readings ? { serial: line.serial, number: line.number, readings } : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const { batch } = await askedBatch(context, params["batchId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { serial, number, choice } = form.value
  const name = { batch: batch.publicId, serial, number }
  const { house, now, lang } = context
  const outcome = await decideLine(house, name, choice, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/collection/batches/${batch.publicId}/decision`, 303)
}

export default function Decision() {
  const { batch, line } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const onward = { label: t("collection.batch"), href: path(`/collection/batches/${batch}`) }
  if (!line) {
    const reason = t("collection.decision-none-why")
    return (
      <Empty level="page" title={t("collection.decision-none")} reason={reason} onward={onward} />
    )
  }
  const { serial, number, readings } = line
  return (
    <>
      <PageHead
        title={t("collection.decision")}
        crumbs={[{ label: t("collection.workplace"), href: path("/collection") }, onward]}
        lead={t("collection.decision-lead", { serial: formatSerial(serial), number })}
        below={
          <p>
            <a href={path(`/collection/sheets/${serial}/scan`)}>{t("collection.scan")}</a>
          </p>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <TwoReadings {...readings} />
      <PostForm submit={t("collection.choice-submit")}>
        <input type="hidden" name="serial" value={serial} />
        <input type="hidden" name="number" value={number} />
        <OptionList
          type="radio"
          name="choice"
          required
          legend={t("collection.choice")}
          error={answer.errors["choice"]}
          options={lineChoices.map((value) => ({
            value,
            label: t(`collection.choice-${value}`),
            chosen: answer.values["choice"] === value,
          }))}
        />
      </PostForm>
    </>
  )
}
