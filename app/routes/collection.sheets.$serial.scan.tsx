import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { askedSheet } from "#app/paper/asked-sheet.server.ts"
import { keepScan } from "#app/paper/scan.server.ts"

export const meta = titled((t) => t("collection.scan"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { sheet } = await askedSheet(context, params["serial"])
  return { serial: sheet.serial, kept: sheet.scanSha256 !== null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const { sheet } = await askedSheet(context, params["serial"])
  const file = await fileIn(request)
  if (!file) return data({ errors: { scan: missing }, values: {} }, { status: 422 })
  const { house, now, lang } = context
  const outcome = await keepScan(house, sheet.serial, file, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}/collection/sheets/${sheet.serial}/scan`, 303)
}

const missing = { code: "collection.scan-missing" } as const

/** @throws a Response with 415 where the body is no form */
async function fileIn(request: Request): Promise<File | undefined> {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 415 })
  })
  const file = form.get("scan")
  return file instanceof File && file.size > 0 ? file : undefined
}

export default function SheetScan() {
  const { serial, kept } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("collection.scan")}
        crumbs={[{ label: t("collection.workplace"), href: path("/collection") }]}
        lead={t("collection.scan-lead")}
        below={<p>{t("sheet.status-title", { serial: formatSerial(serial) })}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {kept && (
        <section>
          <form method="post" action={path(`/collection/sheets/${serial}/scan/file`)}>
            <p>{t("collection.scan-kept")}</p>
            <Button kind="secondary">{t("collection.scan-open")}</Button>
          </form>
        </section>
      )}
      <section>
        <Notice kind="legal">{t("collection.scan-never")}</Notice>
        <form method="post" encType="multipart/form-data" className="form form-note">
          <TextField
            name="scan"
            type="file"
            accept="image/jpeg,image/png,application/pdf"
            label={t("collection.scan-file")}
            error={answer.errors["scan"]}
          />
          <Button>{t("collection.scan-submit")}</Button>
        </form>
      </section>
    </>
  )
}
