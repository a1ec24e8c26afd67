import { createHash, randomBytes } from "node:crypto"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { makeAccount } from "./accounts.ts"
import { insertOne, madeAt, nextPublicId } from "./insert.ts"
import type { Given } from "./insert.ts"
import { makeMembership } from "./people.ts"

/** A petition in its signing period, against a new deputy unless one is given. */
export async function makePetition(
  db: Db,
  given: Given<"petition"> = {},
): Promise<Row<"petition">> {
  const statement = given.statement ?? "The deputy promised warm meals and voted against them."
  const membershipId = given.membership_id ?? (await makeMembership(db)).id
  return insertOne(db, "petition", {
    public_id: nextPublicId(),
    membership_id: membershipId,
    area_id: await areaOf(db, membershipId),
    rule_set: "advisory",
    state: "open",
    recall_state: "none",
    asks: "email",
    lang: "en",
    title: "Recall over the school meals",
    statement,
    text_sha256: createHash("sha256").update(statement).digest(),
    proponent_id: given.proponent_id ?? (await makeAccount(db)).id,
    created_at: madeAt,
    opened_at: madeAt,
    closes_on: "2026-05-31",
    threshold: 100,
    electorate: 10_000,
    ...given,
  })
}

/** A pledge and the verdict on it, as a ground of a petition. */
export function makeGround(
  db: Db,
  given: Given<"petition_ground"> & {
    petition_id: number
    pledge_id: number
    verdict_id: number
  },
): Promise<Row<"petition_ground">> {
  return insertOne(db, "petition_ground", { position: 1, ...given })
}

/** A signature whose address is not confirmed yet. It does not move its petition's counter. */
export async function makeSignature(
  db: Db,
  given: Given<"signature"> = {},
): Promise<Row<"signature">> {
  return insertOne(db, "signature", {
    petition_id: given.petition_id ?? (await makePetition(db)).id,
    state: "pending",
    assurance: "email",
    tag: randomBytes(32),
    email_tag: randomBytes(32),
    secret_hash: randomBytes(32),
    lang: "en",
    requested_at: madeAt,
    expires_at: "2026-03-04T06:00:00.000Z",
    ...given,
  })
}

async function areaOf(db: Db, membershipId: number): Promise<number | null> {
  const { area_id } = await db.read
    .selectFrom("membership")
    .select("area_id")
    .where("id", "=", membershipId)
    .executeTakeFirstOrThrow()
  return area_id
}
