import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import type { SheetHouse } from "./sheet-issue.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { findSheet, markScanned } from "#db/queries/sheets.server.ts"

/** Notes under which hash a sheet's scan is kept. Refuses: `not-yours`, `sheet-unknown`. */
export function markScan(
  house: Pick<SheetHouse, "db">,
  serial: string,
  sha256: Buffer,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "not-yours" | "sheet-unknown">> {
  const attempt = {
    deed: "sheet.enter",
    subjectKind: "sheet",
    subject: serial,
    details: { scan: sha256.toString("hex") },
  } as const
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof markScan> => {
    if (!mayDo(actor, "sheet.enter")) return refuse("not-yours")
    const sheet = await findSheet(trx, serial)
    if (!sheet) return refuse("sheet-unknown")
    await markScanned(trx, sheet.id, sha256)
    return accept(undefined)
  })
}
