import type { RequestContext } from "#app/context.server.ts"
import { listPasskeys } from "#db/queries/passkeys.server.ts"
import type { Passkey } from "#db/queries/passkeys.server.ts"
import { requireAccount } from "./signed-in.server.ts"

/** One's own passkey that a page's address names. @throws a 404 where it is none of one's own */
export async function ownPasskey(
  context: RequestContext,
  param: string | undefined,
): Promise<Passkey> {
  const { id } = requireAccount(context)
  const passkeys = await listPasskeys(context.db.read, id)
  const passkey = passkeys.find(({ publicId }) => publicId === param)
  if (!passkey) throw new Response(null, { status: 404 })
  return passkey
}
