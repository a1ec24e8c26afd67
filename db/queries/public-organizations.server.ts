import type { AccreditationKind, AccreditationState } from "#app/domain/accreditation.ts"
import { nameIn } from "#db/queries/names.server.ts"
import { asAccreditation } from "#db/queries/accreditations.server.ts"
import type { Accreditation } from "#db/queries/accreditations.server.ts"
import type { Reader } from "#db/schema.ts"

/** An organisation as the public list shows it. */
export interface PublicOrganization {
  readonly publicId: string
  readonly name: string
  readonly kind: AccreditationKind
  readonly state: AccreditationState
  /** How many people work for it here. */
  readonly people: number
  readonly promises: number
  readonly codings: number
  readonly verdicts: number
}

/** Every organisation that was admitted, suspended ones too, by name. */
export async function listPublicOrganizations(
  db: Reader,
  lang: string,
): Promise<PublicOrganization[]> {
  const rows = await selectOrganizations(db, lang).orderBy("accreditation.name").execute()
  return rows.map(asPublic)
}

/** One of them with all that it declares. */
export async function findPublicOrganization(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<(Accreditation & PublicOrganization & { readonly organizationId: number }) | undefined> {
  const row = await selectOrganizations(db, lang)
    .selectAll("accreditation")
    .where("accreditation.public_id", "=", publicId)
    .executeTakeFirst()
  return row && { ...asAccreditation(row), ...asPublic(row), organizationId: row.organization_key }
}

/** Verdicts and codings count once they are published: before that nobody but its author knows a coding. */
function selectOrganizations(db: Reader, lang: string) {
  return db
    .selectFrom("accreditation")
    .innerJoin("organization", "organization.id", "accreditation.organization_id")
    .select((eb) => [
      "organization.id as organization_key",
      "accreditation.public_id",
      "accreditation.kind",
      "accreditation.state",
      nameIn(lang, "organization").as("shown_name"),
      eb
        .selectFrom("account")
        .select(eb.fn.countAll().as("count"))
        .whereRef("account.organization_id", "=", "organization.id")
        .where("account.suspended_at", "is", null)
        .where("account.erased_at", "is", null)
        .as("people"),
      eb
        .selectFrom("pledge")
        .innerJoin("account", "account.id", "pledge.account_id")
        .select(eb.fn.countAll().as("count"))
        .whereRef("account.organization_id", "=", "organization.id")
        .as("promises"),
      eb
        .selectFrom("coding")
        .innerJoin("verdict_coding", "verdict_coding.coding_id", "coding.id")
        .select((of) => of.fn.count("coding.id").distinct().as("count"))
        .whereRef("coding.organization_id", "=", "organization.id")
        .as("codings"),
      eb
        .selectFrom("coding")
        .innerJoin("verdict_coding", "verdict_coding.coding_id", "coding.id")
        .select((of) => of.fn.count("verdict_coding.verdict_id").distinct().as("count"))
        .whereRef("coding.organization_id", "=", "organization.id")
        .as("verdicts"),
    ])
}

function asPublic(row: {
  public_id: string
  kind: string
  state: string
  shown_name: string
  people: unknown
  promises: unknown
  codings: unknown
  verdicts: unknown
}): PublicOrganization {
  return {
    publicId: row.public_id,
    name: row.shown_name,
    kind: row.kind as AccreditationKind,
    state: row.state as AccreditationState,
    people: Number(row.people),
    promises: Number(row.promises),
    codings: Number(row.codings),
    verdicts: Number(row.verdicts),
  }
}
