import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { openScan } from "#app/paper/scan.server.ts"
import { uploadResponse } from "#app/uploads/response.server.ts"

/** Who only opens the address is led to the sheet's page: a scan is opened by a form, and written down. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(
    `/${context.lang}/collection/sheets/${encodeURIComponent(params["serial"] ?? "")}/scan`,
    303,
  )
}

export async function action({ params, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const { house, now } = context
  const serial = params["serial"] ?? ""
  const outcome = await openScan(house, serial, account, now)
  if (!outcome.ok) throw data(null, { status: outcome.refusal.code === "not-yours" ? 403 : 404 })
  return uploadResponse(outcome.value, `sheet-${serial}`)
}
