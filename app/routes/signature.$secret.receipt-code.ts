import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { qrCode, qrSvg } from "#app/auth/qr-code.server.ts"
import { receiptAddress } from "#app/domain/receipt-address.server.ts"
import { receiptOf } from "#app/domain/receipt.server.ts"

/**
 * The receipt of a counted signature as a QR code; 404 where the secret has none. A picture of its own: to draw it takes
 * longer than the page that it stands on, and who does not unfold it there does not ask for it.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { house, lang } = context
  const receipt = await receiptOf(house, params["secret"] ?? "")
  if (receipt === undefined) throw data(null, { status: 404 })
  const address = receiptAddress(`${house.origin}/${lang}/receipts`, receipt)
  return new Response(qrSvg(qrCode(address, "L")), {
    headers: {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
    },
  })
}
