import type { SignedIn } from "#app/context.server.ts"
import { findSuspension } from "#db/queries/accreditation-steps.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * An account as it may act now: the people of a suspended organisation lose their role's deeds with the
 * very next request, whatever session they have.
 */
export async function withBar(db: Reader, account: SignedIn): Promise<SignedIn> {
  const { organizationId } = account
  if (organizationId === null) return account
  return { ...account, barredSince: await findSuspension(db, organizationId) }
}
