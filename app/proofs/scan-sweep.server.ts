import type { House } from "#app/context.server.ts"
import { forgetSheetScan } from "#app/domain/retention.server.ts"
import { removeUpload } from "#app/uploads/upload.server.ts"
import { listOldScans } from "#db/queries/retention.server.ts"

/** Destroys the scans of sheets whose time is over: first the file, then what names it. For the worker. */
export async function sweepScans(house: Pick<House, "db" | "dataDir" | "keys">): Promise<void> {
  for (const { serial, sha256 } of await listOldScans(house.db.read)) {
    await removeUpload(house, sha256, { sealed: true })
    await forgetSheetScan(house, serial)
  }
}
