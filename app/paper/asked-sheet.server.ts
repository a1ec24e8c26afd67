import { data } from "@remix-run/node"
import type { RequestContext } from "#app/context.server.ts"
import { parseSerial } from "#app/domain/sheet-serial.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findBatch } from "#db/queries/sheet-batches.server.ts"
import type { StoredBatch } from "#db/queries/sheet-batches.server.ts"
import { findSheet } from "#db/queries/sheets.server.ts"
import type { StoredSheet } from "#db/queries/sheets.server.ts"

/** The sheet of a page's address, with its petition. @throws a 404 where it is none of ours */
export async function askedSheet(
  { db }: Pick<RequestContext, "db">,
  param: string | undefined,
): Promise<{ readonly sheet: StoredSheet; readonly petition: StoredPetition }> {
  const serial = parseSerial(param ?? "")
  const sheet = serial.ok ? await findSheet(db.read, serial.value) : undefined
  if (!sheet) throw data(null, { status: 404 })
  return { sheet, petition: await getPetition(db.read, sheet.petitionId) }
}

/** The batch of a page's address, with its petition. @throws a 404 where there is none */
export async function askedBatch(
  { db }: Pick<RequestContext, "db">,
  param: string | undefined,
): Promise<{ readonly batch: StoredBatch; readonly petition: StoredPetition }> {
  const batch = await findBatch(db.read, param ?? "")
  if (!batch) throw data(null, { status: 404 })
  return { batch, petition: await getPetition(db.read, batch.petitionId) }
}
