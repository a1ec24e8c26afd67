import { appendLeaf } from "./log.server.ts"
import type { Rating } from "./rating.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { getPledgePublicId } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** What a verdict says, as everybody reads it. */
export interface PublishedVerdict {
  readonly publicId: string
  /** Internal id of the promise that it is about. */
  readonly pledgeId: number
  readonly rating: Rating
  readonly reason: string
  readonly lang: string
}

/** SHA-256 in hexadecimal digits by which a verdict's words are known: of its reason and the language it is in. */
export function verdictBodySha256({ reason, lang }: Pick<PublishedVerdict, "reason" | "lang">) {
  return sha256(canonicalJson({ lang, reason })).toString("hex")
}

/**
 * Appends the leaf of a verdict, in the transaction that makes it: neither rating nor words can be changed
 * later without its showing.
 * @throws LogClosed where the log is not gone on with
 */
export async function publishVerdictLeaf(trx: Trx, verdict: PublishedVerdict): Promise<void> {
  appendLeaf(trx, {
    type: "verdict_published",
    id: verdict.publicId,
    promise: await getPledgePublicId(trx, verdict.pledgeId),
    rating: verdict.rating,
    body_sha256: verdictBodySha256(verdict),
  })
}
