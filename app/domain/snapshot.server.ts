import { newPublicId } from "./public-id.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertSnapshot } from "#db/queries/snapshots.server.ts"
import { insertSourceText } from "#db/queries/source-texts.server.ts"

/** A copy that lies on the shelf by now. */
export interface TakenCopy {
  readonly sha256: Buffer
  readonly mediaType: string
  readonly size: number
  readonly charset: string | null
  /** What was read from it; null for a picture and for a document without letters. */
  readonly text: string | null
  /** Where it was found; null for a file that was never on the web. */
  readonly url: string | null
  readonly title: string
}

/**
 * Writes down that a copy of a source was taken: what it is, from where, when and by whom. A file without
 * an address is named by its content (RFC 6920).
 *
 * @returns its public id
 */
export function keepSnapshot(
  db: Db,
  copy: TakenCopy,
  actor: { readonly id: number },
  now: Instant,
): Promise<Outcome<{ readonly publicId: string }, never>> {
  const publicId = newPublicId()
  return commit(db, async (trx) => {
    const id = await insertSnapshot(trx, {
      publicId,
      url: copy.url ?? `ni:///sha-256;${copy.sha256.toString("base64url")}`,
      title: copy.title,
      capturedOn: todayAt(now),
      sha256: copy.sha256,
      mediaType: copy.mediaType,
      copy: {
        capturedAt: now,
        size: copy.size,
        charset: copy.charset,
        accountId: actor.id,
      },
    })
    if (copy.text !== null) await insertSourceText(trx, id, copy.text)
    return accept({ publicId })
  })
}
