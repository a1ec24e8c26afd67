import { mayDo } from "#app/domain/access.ts"
import type { Actor } from "#app/domain/access.ts"
import { audited } from "#app/domain/audit.server.ts"
import type { House } from "#app/context.server.ts"
import { markScan } from "#app/domain/sheet-scan.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { UploadKind } from "#app/uploads/kinds.ts"
import { openUpload, storeUpload } from "#app/uploads/upload.server.ts"
import type { UploadRefusal } from "#app/uploads/upload.server.ts"
import { findSheet } from "#db/queries/sheets.server.ts"

const terms = { kinds: ["jpeg", "png", "pdf"], most: 10 * 1024 * 1024, sealed: true } as const

type Shop = Pick<House, "db" | "keys" | "dataDir">

/**
 * Keeps a scan of a sheet, sealed under the key outside the database; a later one takes its place.
 *
 * Refuses: `not-yours`, `sheet-unknown`, and what the upload is refused with (`scan-empty`,
 * `scan-too-large`, `scan-kind`, `scan-ending`, `scan-torn`).
 */
export async function keepScan(
  house: Shop,
  serial: string,
  file: File,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "not-yours" | "sheet-unknown" | `scan-${UploadRefusal}`>> {
  if (!mayDo(actor, "sheet.enter")) return refuse("not-yours")
  const content = new Uint8Array(await file.arrayBuffer())
  const stored = await storeUpload(house, content, { ...terms, name: file.name })
  if (!stored.ok) return refuse(`scan-${stored.refusal.code}`)
  return markScan(house, serial, stored.value.sha256, actor, now)
}

/** Opens a sheet's scan for a collector; the trail says who did. Refuses: `not-yours`, `no-such-scan`. */
export async function openScan(
  house: Shop,
  serial: string,
  actor: Actor,
  now: Instant,
): Promise<
  Outcome<{ readonly kind: UploadKind; readonly bytes: Uint8Array }, "not-yours" | "no-such-scan">
> {
  const attempt = {
    deed: "sheet.rekey",
    subjectKind: "sheet",
    subject: serial,
    details: { opens: "scan" },
  } as const
  const found = await audited(house, attempt, actor, now, async (trx) => {
    if (!mayDo(actor, "sheet.rekey")) return refuse("not-yours")
    const sheet = await findSheet(trx, serial)
    return sheet?.scanSha256 ? accept(sheet.scanSha256) : refuse("no-such-scan")
  })
  if (!found.ok) return found
  const scan = await openUpload(house, found.value, { sealed: true })
  return scan ? accept(scan) : refuse("no-such-scan")
}
