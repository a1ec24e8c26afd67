import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { PageHead } from "#app/components/page-head.tsx"
import { ReceiptForm } from "#app/components/receipt-form.tsx"
import { ReceiptResult } from "#app/components/receipt-result.tsx"
import type { ShownCheck } from "#app/components/receipt-result.tsx"
import { formatEnds, isAhead } from "#app/domain/receipt-ahead.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { sentFile } from "#app/lib/sent-file.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { listLogSizes, listVerifierKeys } from "#db/queries/log-keys.server.ts"

export const handle = { quickExit: true }

export const meta = titled((t) => t("page.receipts"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { vkeys: await listVerifierKeys(context.db.read), ends: formatEnds(await endsOf(context)) }
}

/** The size of a log that is gone on with stays untold: what is signed is not yet published. */
async function endsOf({ house, db }: Pick<LoaderFunctionArgs["context"], "house" | "db">) {
  const [newest, ...former] = await listLogSizes(db.read)
  const isClosed = house.log.state.name === "closed"
  return newest && isClosed ? [newest, ...former] : former
}

/** For browsers without a script: the file is checked here and kept nowhere. */
export async function action({ request, context }: ActionFunctionArgs) {
  const file = await sentFile(request, "receipt")
  const lines = await listVerifierKeys(context.db.read)
  const vkeys = lines.flatMap((line) => parseVerifierKey(nodeDigest, line) ?? [])
  const { verdict, steps, said } = checkReceipt(nodeDigest, (await file?.text()) ?? "", { vkeys })
  const check: ShownCheck = {
    verdict,
    isAhead: isAhead(said, await endsOf(context)),
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
  const { vkeys, ends } = useLoaderData<typeof loader>()
  const check = useActionData<typeof action>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.receipts")} lead={t("receipt.lead")} />
      <ReceiptResult check={check} />
      <ReceiptForm vkeys={vkeys} ends={ends} />
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
