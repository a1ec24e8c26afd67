import { openReporter } from "./moderation-letters.server.ts"
import { addressOf } from "./signature-removal.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { AppealOutcome, StoredAppeal } from "#db/queries/appeals.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { getReport } from "#db/queries/reports.server.ts"
import {
  findInvalidationById,
  lockSignatureById,
} from "#db/queries/signature-invalidations.server.ts"
import type { Trx } from "#db/schema.ts"

/** Writes to whoever appealed how it was decided, and in what words. */
export async function tellAppealDecided(
  { db, keys }: Pick<House, "db" | "keys">,
  trx: Trx,
  { accountId, reportId, matterKind: matter, matter: id, lang }: StoredAppeal,
  { outcome, reason }: { readonly outcome: AppealOutcome; readonly reason: string },
  now: Instant,
): Promise<void> {
  const news = { matter, outcome, reason }
  if (accountId !== null) {
    await enqueue(trx, keys, "appeal-decided", { accountId, ...news }, now)
    return
  }
  if (matter === "invalidation") {
    const to = await signerOf({ db, keys }, trx, id)
    if (to) await enqueue(trx, keys, "appeal-decided-by-letter", { ...to, ...news }, now)
    return
  }
  const report = reportId === null ? undefined : await getReport(trx, reportId)
  if (!report?.emailSealed) return
  const email = openReporter(keys, report.publicId, report.emailSealed)
  await enqueue(trx, keys, "appeal-decided-by-letter", { email, lang, ...news }, now)
}

async function signerOf({ db, keys }: Pick<House, "db" | "keys">, trx: Trx, matter: string) {
  const invalidation = await findInvalidationById(trx, matter)
  if (!invalidation) return undefined
  const signature = await lockSignatureById(trx, db.engine, invalidation.signatureId)
  const petition = await getPetition(trx, invalidation.petitionId)
  return addressOf({ keys }, petition, signature)
}
