import type { Parties } from "#app/domain/approval.ts"
import type { Candidate } from "#app/domain/person-merge.ts"
import { liveStates } from "#app/domain/petition-state.ts"
import { liveRecallStates } from "#app/domain/recall.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listPersonIdentifiers } from "#db/queries/person-identifiers.server.ts"
import { firstKnown, listFormerPeople, personMeant } from "#db/queries/person-standing.server.ts"
import type { FormerPerson } from "#db/queries/person-standing.server.ts"
import { listPersonTexts } from "#db/queries/person-texts.server.ts"
import type { Reader } from "#db/schema.ts"

/** A person as one of two who may be the same, with the records that stand under them already. */
export interface StandingCandidate extends Candidate {
  readonly id: number
  readonly publicId: string
  /** As the source gives it. */
  readonly name: string
  readonly former: readonly FormerPerson[]
}

/** A person who stands under a public id now, with all that a merge is decided by; undefined where nobody does. */
export async function findCandidate(
  db: Reader,
  publicId: string,
  now: Instant,
): Promise<StandingCandidate | undefined> {
  const row = await db
    .selectFrom("person")
    .selectAll()
    .where("id", "=", personMeant(publicId))
    .executeTakeFirst()
  if (!row) return undefined
  const former = (await listFormerPeople(db, [row.id])).get(row.id) ?? []
  const identifiers = (await listPersonIdentifiers(db, [row.id])).get(row.id) ?? []
  return {
    id: row.id,
    publicId: row.public_id,
    name: row.name,
    former,
    names: (await listPersonTexts(db, [row.id])).get(row.id) ?? [],
    gender: row.gender ?? firstKnown(former, "gender"),
    birthDate: row.birth_date ?? firstKnown(former, "birthDate"),
    deathDate: row.death_date ?? firstKnown(former, "deathDate"),
    identifiers: identifiers.map(({ scheme, identifier }) => ({ scheme, value: identifier })),
    seats: await listSeats(db, row.id),
    livePetitions: await countLivePetitions(db, row.id),
    deputyAccounts: await countDeputyAccounts(db, row.id),
    waitingCodes: await countWaitingCodes(db, row.id),
    waitingDecisions: await countWaitingDecisions(db, row.id, row.public_id, now),
  }
}

async function listSeats(db: Reader, personId: number): Promise<Candidate["seats"]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .leftJoin("post", "post.id", "membership.post_id")
    .leftJoin("legislative_period as term", "term.id", "membership.legislative_period_id")
    .select(["membership.organization_id", "membership.area_id", "post.area_id as post_area_id"])
    .select(["membership.mandate_kind", "post.mandate_kind as post_mandate_kind"])
    .select(["membership.start_date", "membership.end_date"])
    .select(["term.start_date as term_start", "term.end_date as term_end"])
    .where("membership.person_id", "=", personId)
    .where("organization.classification", "=", "legislature")
    .execute()
  return rows.map((row) => ({
    organizationId: row.organization_id,
    areaId: row.area_id ?? row.post_area_id,
    mandateKind: row.mandate_kind ?? row.post_mandate_kind,
    start: row.start_date ?? row.term_start,
    end: row.end_date ?? row.term_end,
  }))
}

const blockingDrives = liveRecallStates.filter((state) => state !== "refused")

async function countLivePetitions(db: Reader, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("membership.person_id", "=", personId)
    .where((eb) =>
      eb.or([
        eb("petition.state", "in", liveStates),
        eb("petition.recall_state", "in", blockingDrives),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function countDeputyAccounts(db: Reader, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("account")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("person_id", "=", personId)
    .where("role", "=", "deputy")
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function countWaitingCodes(db: Reader, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("profile_code")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Proposals are few at a time: those that wait are read whole. */
async function countWaitingDecisions(
  db: Reader,
  personId: number,
  publicId: string,
  now: Instant,
): Promise<number> {
  const rows = await db
    .selectFrom("approval")
    .select(["subject_kind", "subject", "parties"])
    .where("decided_at", "is", null)
    .where("lapses_at", ">", now)
    .execute()
  return rows.filter(({ subject_kind: kind, subject, parties }) => {
    const { personIds = [] } = JSON.parse(parties) as Parties
    return personIds.includes(personId) || (kind === "person" && subject === publicId)
  }).length
}

/** Every petition against any of these people, by key. */
export async function listPetitionsAgainst(
  db: Reader,
  people: readonly number[],
): Promise<number[]> {
  const rows = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select("petition.id")
    .where("membership.person_id", "in", people)
    .execute()
  return rows.map(({ id }) => id)
}
