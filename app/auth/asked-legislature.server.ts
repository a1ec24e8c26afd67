import { data } from "@remix-run/node"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findLegislature } from "#db/queries/legislature-places.server.ts"

/**
 * The legislature of a page's address, for an operator who sets it up.
 * @throws a 404 where there is none, a 403 where it is not this account's to set up
 */
export async function legislatureToArrange(context: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const legislature = publicId && (await findLegislature(context.db.read, publicId))
  if (!legislature) throw data(null, { status: 404 })
  const account: SignedIn | null = context.account
  if (!account || !mayDo(account, "mandate.arrange")) throw data(null, { status: 403 })
  return { legislature, account }
}
