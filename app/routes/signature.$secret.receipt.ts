import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { receiptOf } from "#app/domain/receipt.server.ts"

/** The receipt of a counted signature as a file; 404 where the secret has none, such as after a withdrawal. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const receipt = await receiptOf(context.house, params["secret"] ?? "")
  if (receipt === undefined) throw data(null, { status: 404 })
  return new Response(receipt, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": 'attachment; filename="receipt.tlog-proof"',
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
    },
  })
}
