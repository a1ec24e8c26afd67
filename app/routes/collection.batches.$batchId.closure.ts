import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { closeBatch } from "#app/domain/sheet-entry.server.ts"

/** Who only opens the address is led to the batch. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(pathOf(context.lang, params["batchId"]), 303)
}

export async function action({ params, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const { house, now, lang } = context
  const outcome = await closeBatch(house, params["batchId"] ?? "", account, now)
  if (outcome.ok || outcome.refusal.code === "batch-closed") {
    return redirect(pathOf(lang, params["batchId"]), 303)
  }
  throw data(null, { status: outcome.refusal.code === "not-yours" ? 403 : 404 })
}

function pathOf(lang: string, batchId = ""): string {
  return `/${lang}/collection/batches/${encodeURIComponent(batchId)}`
}
