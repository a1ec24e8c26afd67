import type { LoaderFunctionArgs } from "@remix-run/node"
import { exportAccount } from "#app/auth/export.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { todayAt } from "#app/lib/zone.ts"

/** One's own data as a file. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { house, now } = context
  const held = await exportAccount(house, requireAccount(context), now)
  return new Response(`${JSON.stringify(held, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="uade-${todayAt(now)}.json"`,
      "Cache-Control": "private, no-store",
    },
  })
}
