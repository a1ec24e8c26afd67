import { mandateSpan } from "#app/domain/mandate.ts"
import type { MandateDates, MandateKind } from "#app/domain/mandate.ts"
import { nameIn, nameInOrNull } from "#db/queries/names.server.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

/** A name that links to its own page. */
export interface Named {
  readonly publicId: string
  readonly name: string
}

/** A seat in a legislature: who, where, for whom, from when to when. Names in the reader's language. */
export interface Mandate extends MandateDates {
  readonly id: number
  readonly publicId: string
  readonly person: Named & { readonly id: number }
  readonly organization: Named & { readonly id: number }
  readonly area: (Named & { readonly id: number }) | null
  readonly party: Named | null
  readonly kind: MandateKind | null
  readonly role: string | null
  readonly periodName: string | null
  /** The rule set that binds the post, where somebody has said which. */
  readonly ruleSet: string | null
}

/** Which mandates are meant. What is left out does not restrict. */
export interface MandateFilter {
  readonly personIds?: readonly number[]
  readonly areaIds?: readonly number[]
  readonly publicId?: string
}

/** Mandates in legislatures, the latest first. Memberships of parties and governments are none. */
export async function listMandates(
  db: Reader,
  filter: MandateFilter,
  lang: string,
): Promise<Mandate[]> {
  const rows = await listRows(db, { ...filter, lang })
  return rows.map(asMandate).sort(latestFirst)
}

const listRows = shaped<MandateFilter & { lang: string }>()((db, { lang, ...filter }) => {
  let query = selectMandates(db, lang)
  if (filter.personIds) query = query.where("membership.person_id", "in", ids(filter.personIds))
  if (filter.areaIds) query = query.where("membership.area_id", "in", ids(filter.areaIds))
  if (filter.publicId !== undefined) {
    query = query.where("membership.public_id", "=", filter.publicId)
  }
  return query
})

/** One mandate by its public id, or undefined. */
export async function findMandate(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Mandate | undefined> {
  return (await listMandates(db, { publicId }, lang))[0]
}

function selectMandates(db: Reader, lang: string) {
  return db
    .selectFrom("membership")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .leftJoin("area", "area.id", "membership.area_id")
    .leftJoin("post", "post.id", "membership.post_id")
    .leftJoin("organization as party", "party.id", "membership.on_behalf_of_id")
    .leftJoin("legislative_period", "legislative_period.id", "membership.legislative_period_id")
    .where("organization.classification", "=", "legislature")
    .select([
      "membership.id",
      "membership.public_id",
      "membership.role",
      "membership.mandate_kind",
      "membership.start_date",
      "membership.end_date",
      "person.id as person_id",
      "person.public_id as person_public_id",
      nameIn(lang, "person").as("person_name"),
      "organization.id as organization_id",
      "organization.public_id as organization_public_id",
      nameIn(lang, "organization").as("organization_name"),
      "area.id as area_id",
      "area.public_id as area_public_id",
      nameInOrNull(lang, "area").as("area_name"),
      "party.public_id as party_public_id",
      nameInOrNull(lang, "organization", "party").as("party_name"),
      "legislative_period.start_date as period_start",
      "legislative_period.end_date as period_end",
      nameInOrNull(lang, "legislative_period").as("period_name"),
      "post.mandate_kind as post_kind",
      "post.rule_set",
    ])
}

type MandateRow = Awaited<ReturnType<ReturnType<typeof selectMandates>["execute"]>>[number]

function asMandate(row: MandateRow): Mandate {
  return {
    id: row.id,
    publicId: row.public_id,
    person: { id: row.person_id, publicId: row.person_public_id, name: row.person_name },
    organization: {
      id: row.organization_id,
      publicId: row.organization_public_id,
      name: row.organization_name,
    },
    area: areaOf(row),
    party: named(row.party_public_id, row.party_name),
    kind: (row.mandate_kind ?? row.post_kind) as MandateKind | null,
    role: row.role,
    startDate: row.start_date,
    endDate: row.end_date,
    period:
      row.period_name === null ? null : { startDate: row.period_start, endDate: row.period_end },
    periodName: row.period_name,
    ruleSet: row.rule_set,
  }
}

function areaOf(row: MandateRow): Mandate["area"] {
  const area = named(row.area_public_id, row.area_name)
  return area && row.area_id !== null ? { ...area, id: row.area_id } : null
}

function named(publicId: string | null, name: string | null): Named | null {
  return publicId === null || name === null ? null : { publicId, name }
}

function latestFirst(a: Mandate, b: Mandate): number {
  return startOf(b).localeCompare(startOf(a)) || b.id - a.id
}

function startOf(mandate: Mandate): string {
  return mandateSpan(mandate).from ?? ""
}

/** An empty list would be a syntax error in SQL; no row has this key. */
function ids(list: readonly number[]): readonly number[] {
  return list.length > 0 ? list : [-1]
}
