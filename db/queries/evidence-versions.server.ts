import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What may be said of a link anew: how it bears on the promise, never what it is. */
export interface LinkFacts {
  /** Of a vote: the option that fulfils the promise. */
  readonly fulfillingOption: FulfillingOption | null
  /** Of all else. */
  readonly direction: Direction | null
  readonly strength: Strength
  readonly note: string
}

/** A link as it stands in its row. */
export interface StoredLink extends LinkFacts {
  readonly id: number
  readonly publicId: string
  readonly pledgeId: number
  readonly kind: EvidenceKind
  readonly lang: string
  readonly accountId: number | null
}

/** One link of a promise by both public ids; undefined where there is none. */
export async function findLink(
  db: Reader,
  pledgePublicId: string,
  publicId: string,
): Promise<StoredLink | undefined> {
  const row = await selectLink(db, pledgePublicId, publicId).executeTakeFirst()
  return row && asLink(row)
}

/** The same, held until the transaction ends. */
export async function lockLink(
  trx: Trx,
  engine: Engine,
  pledgePublicId: string,
  publicId: string,
): Promise<StoredLink | undefined> {
  const query = selectLink(trx, pledgePublicId, publicId)
  const row = await (engine === "postgres" ? query.forUpdate("evidence") : query).executeTakeFirst()
  return row && asLink(row)
}

/** Gives a link other facts. */
export async function updateLink(trx: Trx, id: number, facts: LinkFacts): Promise<void> {
  await trx.updateTable("evidence").set(linkColumns(facts)).where("id", "=", id).execute()
}

/** The columns of a link that a revision keeps. */
export function linkColumns(facts: LinkFacts) {
  return {
    fulfilling_option: facts.fulfillingOption,
    direction: facts.direction,
    strength: facts.strength,
    note: facts.note,
  }
}

/** The organisation of whoever linked it, as they work for it now; null without one. */
export async function findLinkerOrganization(db: Reader, id: number): Promise<number | null> {
  const row = await db
    .selectFrom("evidence")
    .innerJoin("account", "account.id", "evidence.account_id")
    .select("account.organization_id")
    .where("evidence.id", "=", id)
    .executeTakeFirst()
  return row?.organization_id ?? null
}

function selectLink(db: Reader, pledgePublicId: string, publicId: string) {
  return db
    .selectFrom("evidence")
    .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
    .selectAll("evidence")
    .where("pledge.public_id", "=", pledgePublicId)
    .where("evidence.public_id", "=", publicId)
}

function asLink(row: Row<"evidence">): StoredLink {
  return {
    id: row.id,
    publicId: row.public_id,
    pledgeId: row.pledge_id,
    kind: row.kind as EvidenceKind,
    lang: row.lang,
    accountId: row.account_id,
    fulfillingOption: row.fulfilling_option as FulfillingOption | null,
    direction: row.direction as Direction | null,
    strength: row.strength as Strength,
    note: row.note,
  }
}
