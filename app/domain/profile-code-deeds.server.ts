import type { Executor } from "./approval-deeds.server.ts"
import { decideSpeaking } from "./delegate.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { lockProfileCode, updateCodeApproved } from "#db/queries/profile-codes.server.ts"

/** Lets a letter with a code be printed, now that a second operator agreed. */
export const approveProfileCode: Executor = async (house, trx, { subject }, _, now) => {
  const code = await lockProfileCode(trx, house.db.engine, { publicId: subject })
  if (!code) return refuse("no-such-code")
  const free = await decideSpeaking(trx, "deputy", code.personId)
  if (!free.ok) return free
  await updateCodeApproved(trx, code.id, now)
  return accept(undefined)
}
