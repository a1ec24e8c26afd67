import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { insertOne, nextPublicId } from "./insert.ts"
import type { Given } from "./insert.ts"
import { makeOrganization, makePerson } from "./people.ts"

export async function makeMotion(db: Db, given: Given<"motion"> = {}): Promise<Row<"motion">> {
  return insertOne(db, "motion", {
    public_id: nextPublicId(),
    organization_id: given.organization_id ?? (await makeOrganization(db)).id,
    title: "Bill on school meals, second reading",
    date: "2025-05-14",
    ...given,
  })
}

/** A vote event on a new motion of the same legislature, unless a motion is given. */
export async function makeVoteEvent(
  db: Db,
  given: Given<"vote_event"> = {},
): Promise<Row<"vote_event">> {
  const legislature = given.organization_id ?? (await makeOrganization(db)).id
  return insertOne(db, "vote_event", {
    public_id: nextPublicId(),
    motion_id: given.motion_id ?? (await makeMotion(db, { organization_id: legislature })).id,
    organization_id: legislature,
    start_date: "2025-05-14",
    result: "pass",
    ...given,
  })
}

export async function makeVote(db: Db, given: Given<"vote"> = {}): Promise<Row<"vote">> {
  return insertOne(db, "vote", {
    vote_event_id: given.vote_event_id ?? (await makeVoteEvent(db)).id,
    person_id: given.person_id ?? (await makePerson(db)).id,
    option: "yes",
    ...given,
  })
}
