import type { Approver } from "./approval.ts"
import { listConflictPersonIds } from "#db/queries/declared-conflicts.server.ts"
import type { Reader } from "#db/schema.ts"

/** An approver with what they declared themselves: whoever is bound to a deputy is a party to what concerns that deputy. */
export async function withBonds(db: Reader, actor: Approver): Promise<Approver> {
  return { ...actor, boundTo: await listConflictPersonIds(db, actor.id) }
}
