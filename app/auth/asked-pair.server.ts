import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { findPair } from "#app/domain/person-merge.server.ts"
import type { Pair } from "#app/domain/person-merge.server.ts"

/**
 * The two people of a page's address, `{id}-{id}`, for whoever may merge them. The first stays unless the other
 * is named.
 *
 * @throws a 404 where there are not two, nothing brought them together, or it is nobody's to see
 */
export async function askedPair(
  { db, account, now }: RequestContext,
  param: string | undefined,
  keep?: string | null,
): Promise<{ readonly pair: Pair; readonly account: SignedIn }> {
  const [, one, other] = /^([0-9a-z]{16})-([0-9a-z]{16})$/.exec(param ?? "") ?? []
  if (!one || !other || !account || !mayDo(account, "person.merge")) throw nothing()
  const order = keep === other ? { kept: other, dropped: one } : { kept: one, dropped: other }
  const pair = await findPair(db.read, db.engine, order, account, now)
  if (!pair || (pair.grounds.length === 0 && !pair.isHeldApart)) throw nothing()
  return { pair, account }
}

function nothing(): Response {
  return new Response(null, { status: 404 })
}
