import type { PledgeCriterion } from "#app/domain/pledge.ts"
import { pledgeCriteria } from "#app/domain/pledge.ts"
import type { Rating } from "#app/domain/rating.ts"
import { currentRevision } from "#db/queries/revisions.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { QuoteMark } from "#db/queries/stored-pledges.server.ts"
import type { Reader } from "#db/schema.ts"

/** How a promise came onto the record. */
export interface Capture {
  readonly quote: QuoteMark
  /** The criteria of the inclusion rule that were answered with yes; none where nobody was asked. */
  readonly criteria: readonly PledgeCriterion[]
  /** Further sources, in the order in which they were named. */
  readonly furtherSources: readonly Source[]
  /** Promises of the same sentence, the one that they were split from first. */
  readonly siblings: readonly { readonly publicId: string; readonly text: string; lang: string }[]
  /** What another tracker says of it: never a finding of this site. */
  readonly theirRating: {
    readonly label: string
    /** The rating of our scale that the mapping holds it for; null where it names none. */
    readonly as: Rating | null
    readonly by: string | null
  } | null
  readonly mandateId: number | null
  /** The number of the version in force. */
  readonly version: number
  readonly recorder: { readonly accountId: number; readonly organizationId: number | null } | null
}

/** How one promise came onto the record. @throws where there is no such promise */
export async function getCapture(db: Reader, pledgeId: number): Promise<Capture> {
  const row = await db
    .selectFrom("pledge")
    .leftJoin("account", "account.id", "pledge.account_id")
    .selectAll("pledge")
    .select("account.organization_id")
    .where("pledge.id", "=", pledgeId)
    .executeTakeFirstOrThrow()
  const { their_rating: label, account_id: accountId } = row
  return {
    quote: { quoteStart: row.quote_start, quoteEnd: row.quote_end, quotePlace: row.quote_place },
    criteria: await listCriteria(db, pledgeId),
    furtherSources: await listFurtherSources(db, pledgeId),
    siblings: await listSiblings(db, pledgeId, row.split_from_id ?? pledgeId),
    theirRating:
      label === null
        ? null
        : { label, as: row.their_rating_as as Rating | null, by: row.their_rating_by },
    mandateId: row.mandate_id,
    version: await currentRevision(db, "pledge", pledgeId),
    recorder: accountId === null ? null : { accountId, organizationId: row.organization_id },
  }
}

async function listCriteria(db: Reader, pledgeId: number): Promise<PledgeCriterion[]> {
  const rows = await db
    .selectFrom("pledge_criterion")
    .select("criterion")
    .where("pledge_id", "=", pledgeId)
    .execute()
  return pledgeCriteria.filter((one) => rows.some(({ criterion }) => criterion === one))
}

async function listFurtherSources(db: Reader, pledgeId: number): Promise<Source[]> {
  const rows = await db
    .selectFrom("further_source")
    .select("source_snapshot_id")
    .where("pledge_id", "=", pledgeId)
    .orderBy("position")
    .execute()
  const ids = rows.map((row) => row.source_snapshot_id)
  const sources = await listSnapshots(db, ids)
  return ids.flatMap((id) => sources.get(id) ?? [])
}

function listSiblings(db: Reader, pledgeId: number, firstId: number) {
  return db
    .selectFrom("pledge")
    .select(["public_id as publicId", "text", "lang"])
    .where((eb) => eb.or([eb("id", "=", firstId), eb("split_from_id", "=", firstId)]))
    .where("id", "<>", pledgeId)
    .orderBy("id")
    .execute()
}

/** Tells whether a membership is this person's seat in a legislature. */
export async function hasMandate(
  db: Reader,
  personId: number,
  membershipId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("membership")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .select("membership.id")
    .where("membership.id", "=", membershipId)
    .where("membership.person_id", "=", personId)
    .where("organization.classification", "=", "legislature")
    .executeTakeFirst()
  return row !== undefined
}

/** The organisation of whoever recorded a promise, as they work for it now; null without one. */
export async function findRecorderOrganization(
  db: Reader,
  pledgeId: number,
): Promise<number | null> {
  const row = await db
    .selectFrom("pledge")
    .innerJoin("account", "account.id", "pledge.account_id")
    .select("account.organization_id")
    .where("pledge.id", "=", pledgeId)
    .executeTakeFirst()
  return row?.organization_id ?? null
}

/** Every promise of a deputy in its own words, but for hidden ones: what a new one is compared with. */
export function listPledgeTexts(
  db: Reader,
  personId: number,
): Promise<{ readonly publicId: string; readonly text: string; readonly lang: string }[]> {
  return db
    .selectFrom("pledge")
    .select(["public_id as publicId", "text", "lang"])
    .where("person_id", "=", personId)
    .where("text", "not like", "\ufffchidden %")
    .orderBy("id")
    .execute()
}
