import type { Approver } from "#app/domain/approval.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import { countOf } from "#app/domain/log-leaf.ts"
import type { Leaf } from "#app/domain/log-leaf.ts"
import { noConditions } from "#app/domain/removal-condition.ts"
import type { SignatureConditions } from "#app/domain/removal-condition.ts"
import { proposeRemoval } from "#app/domain/removal-proposal.server.ts"
import type { RemovalDraft } from "#app/domain/removal-proposal.server.ts"
import { confirmSignature, requestSignature } from "#app/domain/signature.server.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { countSelected } from "#db/queries/signature-selection.server.ts"
import type { Row } from "#db/schema.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { approver, makeModerators } from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { signer } from "#tests/support/signing-scene.ts"

/** One who signs: from where, when, and how long they take to confirm. */
export interface Crowd {
  readonly many: number
  readonly network?: string
  readonly domain?: string
  readonly at?: Instant
  readonly dwell?: number
}

/** Lets a crowd sign and gives the secrets of their letters, in the order in which they asked. */
export async function crowdSigns(
  house: TestHouse,
  petition: Row<"petition">,
  { many, network = "203.0.113/24", domain = "uade.example", at, dwell = 30 }: Crowd,
): Promise<string[]> {
  const asked = at ?? house.clock.now()
  const before = (await mailedSecrets(house)).length
  await Promise.all(
    Array.from({ length: many }, (_, n) => {
      const email = `s${String(before)}-${String(n)}@${domain}`
      const who = { ...signer(petition, email), network }
      return requestSignature(house, petition.public_id, who, asked)
    }),
  )
  const made = (await mailedSecrets(house)).slice(before)
  const confirmed = later(asked, dwell * 1000)
  await Promise.all(made.map((secret) => confirmSignature(house, secret, confirmed)))
  return made
}

async function mailedSecrets(house: TestHouse): Promise<string[]> {
  const mailed = await listMailed(house)
  return mailed.flatMap(({ kind, payload }) =>
    kind === "signature-confirmation" ? [String(payload["secret"])] : [],
  )
}

/** A draft of a removal as its moderator would send it after the dry run. */
export async function draftOf(
  house: TestHouse,
  petition: Row<"petition">,
  conditions: Partial<SignatureConditions>,
  given: Partial<RemovalDraft> = {},
): Promise<RemovalDraft> {
  const { measure = "invalidated" } = given
  const confirmedBy = house.clock.now()
  const whole = { ...noConditions, ...conditions }
  const selection = { petitionId: petition.id, conditions: whole, measure, confirmedBy }
  return {
    petition: petition.public_id,
    measure,
    class: "machine-made",
    conditions: whole,
    reason: "All of one network, to the second.",
    found: await countSelected(house.db.read, selection),
    confirmedBy,
    ...given,
  }
}

/** What two moderators decide on a draft; the job begins, nothing is worked on yet. */
export async function decideOn(
  house: TestHouse,
  draft: RemovalDraft,
  both?: readonly [Row<"account">, Row<"account">],
): Promise<readonly [Approver, Approver]> {
  const [first, second] = (both ?? (await makeModerators(house.db))).map(approver)
  if (!first || !second) throw new Error("two moderators are needed")
  const now = house.clock.now()
  const proposed = await proposeRemoval(house, draft, first, now)
  if (!proposed.ok) throw new Error(proposed.refusal.code)
  const yes = { decision: "approved", reason: null } as const
  const done = await decideApproval(house, proposed.value.approval, yes, second, now)
  if (!done.ok) throw new Error(done.refusal.code)
  return [first, second]
}

/** The leaves of a petition in the log, in their order. */
export async function leavesOf(house: TestHouse, petition: Row<"petition">): Promise<Leaf[]> {
  const rows = await house.db.read
    .selectFrom("log_leaf")
    .select("bytes")
    .where("petition_id", "=", petition.id)
    .orderBy("leaf_index")
    .execute()
  return rows.map(({ bytes }) => JSON.parse(bytes.toString("utf8")) as Leaf)
}

/** The count of a petition as anybody replays it from the log. */
export async function replayed(house: TestHouse, petition: Row<"petition">): Promise<number> {
  const leaves = await leavesOf(house, petition)
  return leaves.reduce((sum, leaf) => sum + countOf(leaf), 0)
}
