import { decideApproval } from "#app/domain/approval.server.ts"
import type { Deciding } from "#app/domain/approval.server.ts"
import type { Approver } from "#app/domain/approval.ts"
import type { Role } from "#app/domain/access.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Row } from "#db/schema.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeAccount } from "#tests/support/make.ts"
import type { Given } from "#tests/support/make.ts"

/** An account with its public id, as deeds take it. */
export type Somebody = Approver & { readonly publicId: string }

/** Somebody with a role. */
export async function makeSomebody(
  { db }: Pick<TestHouse, "db">,
  role: Role,
  given: Given<"account"> = {},
): Promise<Somebody> {
  return asSomebody(await makeAccount(db, { role, ...given }))
}

/** An account's row as deeds take it. */
export function asSomebody(row: Row<"account">): Somebody {
  return {
    id: row.id,
    publicId: row.public_id,
    role: row.role as Role,
    personId: row.person_id,
    organizationId: row.organization_id,
  }
}

/** Approves what was proposed. @throws where it was refused already when it was proposed */
export function approve(
  house: TestHouse,
  proposed: Outcome<{ readonly approval: string }>,
  by: Approver,
  now: Instant,
): Promise<Deciding> {
  if (!proposed.ok) throw new Error(`it was not proposed: ${proposed.refusal.code}`)
  const yes = { decision: "approved", reason: null } as const
  return decideApproval(house, proposed.value.approval, yes, by, now)
}
