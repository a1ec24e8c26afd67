import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { makeAccount } from "./accounts.ts"
import { insertOne, madeAt, nextPublicId } from "./insert.ts"
import type { Given } from "./insert.ts"
import { makePerson } from "./people.ts"
import { makeVoteEvent } from "./votes.ts"

export function makeSource(
  db: Db,
  given: Given<"source_snapshot"> = {},
): Promise<Row<"source_snapshot">> {
  return insertOne(db, "source_snapshot", {
    public_id: nextPublicId(),
    url: "https://example.org/programme",
    title: "Election programme",
    captured_on: "2023-02-20",
    ...given,
  })
}

export function makeCodeBook(db: Db, given: Given<"code_book"> = {}): Promise<Row<"code_book">> {
  return insertOne(db, "code_book", {
    public_id: nextPublicId(),
    version: 1,
    codings_needed: 2,
    lang: "en",
    text: "1. Rate what was done, not what was meant.\n2. Cite evidence.",
    adopted_at: madeAt,
    ...given,
  })
}

export async function makePledge(db: Db, given: Given<"pledge"> = {}): Promise<Row<"pledge">> {
  return insertOne(db, "pledge", {
    public_id: nextPublicId(),
    person_id: given.person_id ?? (await makePerson(db)).id,
    source_snapshot_id: given.source_snapshot_id ?? (await makeSource(db)).id,
    text: "Every school of the district will serve a warm meal.",
    lang: "en",
    said_on: "2023-02-20",
    power: "council",
    recorded_at: madeAt,
    ...given,
  })
}

/** A document that speaks for the promise. */
export async function makeEvidence(
  db: Db,
  given: Given<"evidence"> = {},
): Promise<Row<"evidence">> {
  return insertOne(db, "evidence", {
    public_id: nextPublicId(),
    pledge_id: given.pledge_id ?? (await makePledge(db)).id,
    kind: "document",
    direction: "supports",
    strength: "strong",
    note: "The budget names the meals.",
    lang: "en",
    at: madeAt,
    ...given,
  })
}

/** A vote as evidence: which way it points follows from how the person voted. */
export async function makeVoteEvidence(
  db: Db,
  given: Given<"evidence"> = {},
): Promise<Row<"evidence">> {
  return makeEvidence(db, {
    kind: "vote",
    direction: null,
    fulfilling_option: "yes",
    vote_event_id: given.vote_event_id ?? (await makeVoteEvent(db)).id,
    ...given,
  })
}

export async function makeCoding(db: Db, given: Given<"coding"> = {}): Promise<Row<"coding">> {
  return insertOne(db, "coding", {
    public_id: nextPublicId(),
    pledge_id: given.pledge_id ?? (await makePledge(db)).id,
    code_book_id: given.code_book_id ?? (await makeCodeBook(db)).id,
    account_id: given.account_id ?? (await makeAccount(db, { role: "watchdog" })).id,
    round: 1,
    rating: "kept",
    confidence: "high",
    reason: "The meals are served.",
    lang: "en",
    at: madeAt,
    ...given,
  })
}

/** A verdict that its pledge points at, as the latest one. */
export async function makeVerdict(db: Db, given: Given<"verdict"> = {}): Promise<Row<"verdict">> {
  const verdict = await insertOne(db, "verdict", {
    public_id: nextPublicId(),
    pledge_id: given.pledge_id ?? (await makePledge(db)).id,
    number: 1,
    code_book_id: given.code_book_id ?? (await makeCodeBook(db)).id,
    rating: "broken",
    reason: "No school serves a meal.",
    lang: "en",
    at: madeAt,
    ...given,
  })
  await pointAt(db, verdict.pledge_id, { verdict_id: verdict.id })
  return verdict
}

/** A constituent's challenge of a verdict, that nobody has found on yet. */
export async function makeChallenge(
  db: Db,
  given: Given<"challenge"> = {},
): Promise<Row<"challenge">> {
  const verdict = given.verdict_id === undefined ? await makeVerdict(db) : undefined
  return insertOne(db, "challenge", {
    public_id: nextPublicId(),
    pledge_id: given.pledge_id ?? verdict?.pledge_id ?? 0,
    verdict_id: given.verdict_id ?? verdict?.id ?? 0,
    clause: 1,
    reason: "The kitchen of the second school was not counted.",
    lang: "en",
    account_id: given.account_id ?? (await makeAccount(db)).id,
    role: "constituent",
    at: madeAt,
    ...given,
  })
}

/** A deputy's own account of a promise, which its pledge points at. */
export async function makeClaim(db: Db, given: Given<"claim"> = {}): Promise<Row<"claim">> {
  const claim = await insertOne(db, "claim", {
    public_id: nextPublicId(),
    pledge_id: given.pledge_id ?? (await makePledge(db)).id,
    number: 1,
    rating: "kept",
    text: "Half of the schools serve it.",
    lang: "en",
    account_id: given.account_id ?? (await makeAccount(db, { role: "deputy" })).id,
    at: madeAt,
    ...given,
  })
  await pointAt(db, claim.pledge_id, { claim_id: claim.id })
  return claim
}

async function pointAt(
  db: Db,
  pledgeId: number,
  latest: { verdict_id: number } | { claim_id: number },
): Promise<void> {
  await commit(db, async (trx) => {
    await trx.updateTable("pledge").set(latest).where("id", "=", pledgeId).execute()
    return accept(undefined)
  })
}
