import type { Approver } from "#app/domain/approval.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import type { ContentDeed } from "#app/domain/content-measure.ts"
import { proposeContentDeed } from "#app/domain/content-proposal.server.ts"
import type { ContentProposal } from "#app/domain/content-proposal.server.ts"
import { textItem } from "#app/domain/edit-lock.ts"
import type { Instant } from "#app/lib/instant.ts"
import { findItem } from "#db/queries/moderation-items.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

/** The instant of every scene: a Tuesday, in the morning. */
export const now = "2026-11-24T06:00:00.000Z"

export function approver(row: Row<"account">): Approver {
  return {
    id: row.id,
    role: row.role as Approver["role"],
    personId: row.person_id,
    organizationId: row.organization_id,
  }
}

/** Two moderators, in the order in which they act. */
export async function makeModerators(db: Db): Promise<[Row<"account">, Row<"account">]> {
  return [
    await make.makeAccount(db, { role: "moderator", display_name: "First Moderator" }),
    await make.makeAccount(db, { role: "moderator", display_name: "Second Moderator" }),
  ]
}

/** What two moderators do to a text: the one proposes, the other approves. */
export async function doToText(
  house: TestHouse,
  deed: ContentDeed,
  text: Pick<ContentProposal, "kind" | "publicId"> & Partial<Pick<ContentProposal, "rule">>,
  [first, second]: readonly [Row<"account">, Row<"account">],
  at: Instant = now,
): Promise<void> {
  const { version } = await findItem(house.db.read, textItem(text.kind, text.publicId))
  const proposal = { rule: "personal-data", deed, reason: "A telephone number.", version } as const
  const proposed = await proposeContentDeed(house, { ...proposal, ...text }, approver(first), at)
  if (!proposed.ok) throw new Error(proposed.refusal.code)
  const yes = { decision: "approved", reason: null } as const
  const { approval } = proposed.value
  const done = await decideApproval(house, approval, yes, approver(second), at)
  if (!done.ok) throw new Error(done.refusal.code)
}

/** Every row of every table as text: what is not in here, no page and no program can be given. */
export async function readEverything(db: Db): Promise<string> {
  const tables = await db.read.introspection.getTables()
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await db.read
        .selectFrom(name as "account")
        .selectAll()
        .execute()
      return found.map((row) => [name, ...Object.values(row).map(readable)].join(" "))
    }),
  )
  return rows.flat().join("\n")
}

function readable(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString("latin1") : String(value)
}
