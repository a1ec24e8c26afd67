import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import type { Deed } from "#app/domain/access.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import type { PledgeInFull } from "#db/queries/pledges.server.ts"

/**
 * The promise of a page's address, for whoever reads.
 * @throws a 404 where there is no such promise
 */
export async function shownPledge(
  { db, today, lang }: RequestContext,
  param: string | undefined,
): Promise<PledgeInFull> {
  const publicId = readPublicId(param ?? "")
  const pledge = publicId && (await findPledge(db.read, publicId, { today, lang }))
  if (!pledge) throw new Response(null, { status: 404 })
  return pledge
}

/**
 * The promise of a page's address, for somebody who means to do a deed to it.
 * @throws a 404 where there is no such promise, a 403 where the deed is not this account's to do to it
 */
export async function askedPledge(
  context: RequestContext,
  param: string | undefined,
  deed: Deed,
): Promise<{ readonly pledge: PledgeInFull; readonly account: SignedIn }> {
  const { db, account, today, lang } = context
  const publicId = readPublicId(param ?? "")
  const pledge = publicId && (await findPledge(db.read, publicId, { today, lang }))
  if (!pledge) throw new Response(null, { status: 404 })
  if (!account || !mayDo(account, deed, pledge)) throw new Response(null, { status: 403 })
  return { pledge, account }
}
