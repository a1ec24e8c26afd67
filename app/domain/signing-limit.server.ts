import type { Instant } from "#app/lib/instant.ts"
import { countRequests } from "#db/queries/signature-requests.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Letters for one petition whose links still work: to one address, and for one person at whatever address.
 * Whose IIN others type is told once; whoever tries ever new addresses gets no more letters.
 */
export const mostRequests = { ofAddress: 5, ofPerson: 8 } as const

/** Tells whether a request to sign is one too many: it is answered like any other, and no letter is sent. */
export async function isOneTooMany(
  trx: Trx,
  petitionId: number,
  tags: { readonly tag: Buffer; readonly emailTag: Buffer },
  now: Instant,
): Promise<boolean> {
  const { ofAddress, ofPerson } = await countRequests(trx, petitionId, tags, now)
  return ofAddress >= mostRequests.ofAddress || ofPerson >= mostRequests.ofPerson
}
