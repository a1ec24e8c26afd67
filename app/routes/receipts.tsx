import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { PageHead } from "#app/components/page-head.tsx"
import { ReceiptForm } from "#app/components/receipt-form.tsx"
import { ReceiptResult } from "#app/components/receipt-result.tsx"
import type { ShownCheck } from "#app/components/receipt-result.tsx"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { sentFile } from "#app/lib/sent-file.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { listVerifierKeys } from "#db/queries/log-keys.server.ts"

export const handle = { quickExit: true }

export const meta = titled((t) => t("page.receipts"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { vkeys: await listVerifierKeys(context.db.read) }
}

/** For browsers without a script: the file is checked here and kept nowhere. */
export async function action({ request, context }: ActionFunctionArgs) {
  const file = await sentFile(request, "receipt")
  const lines = await listVerifierKeys(context.db.read)
  const vkeys = lines.flatMap((line) => parseVerifierKey(nodeDigest, line) ?? [])
  const { verdict, steps, said } = checkReceipt(nodeDigest, (await file?.text()) ?? "", { vkeys })
  const check: ShownCheck = {
    verdict,
    steps,
    said: {
      petition: said.extra?.pid ?? "–",
      index: said.index?.toString() ?? "–",
      size: said.checkpoint?.size.toString() ?? "–",
      "signed-on": said.extra?.signedOn ?? "–",
    },
  }
  return data(check, { status: verdict === "unreadable" ? 422 : 200 })
}

export default function Receipts() {
  const { vkeys } = useLoaderData<typeof loader>()
  const check = useActionData<typeof action>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.receipts")} lead={t("receipt.lead")} />
      <ReceiptResult check={check} />
      <ReceiptForm vkeys={vkeys} />
      <section>
        <h2>{t("receipt.proves")}</h2>
        <p>{t("receipt.proves-text")}</p>
        <p>{t("receipt.proves-not")}</p>
        <p>{t("receipt.offline")}</p>
        <pre translate="no">npm run receipt:verify -- receipt.tlog-proof --person</pre>
      </section>
    </>
  )
}
