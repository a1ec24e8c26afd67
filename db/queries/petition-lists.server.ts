import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Named } from "#db/queries/mandates.server.ts"
import { nameIn, nameInOrNull, petitionTitleIn } from "#db/queries/names.server.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

/** A petition as lists show it; names in the reader's language, the title in its own and where it was translated. */
export interface PetitionSummary {
  readonly id: number
  readonly publicId: string
  readonly title: string
  readonly lang: string
  /** In the reader's language, where somebody translated it. */
  readonly titleTranslation: string | null
  readonly state: PetitionState
  readonly ruleSet: string
  readonly person: Named & { readonly id: number }
  readonly organization: Named
  readonly area: Named | null
  /** As it was last published: lists never show the live count. */
  readonly signatureCount: number
  readonly threshold: number | null
  readonly createdAt: Instant
  readonly replyDueOn: Day | null
  readonly openedAt: Instant | null
  readonly closesOn: Day | null
}

/** Which petitions are meant. What is left out does not restrict. */
export interface PetitionFilter {
  /** Inner keys. */
  readonly ids?: readonly number[]
  readonly states?: readonly PetitionState[]
  readonly personId?: number
  readonly areaId?: number
  readonly proponentId?: number
}

export interface PetitionPage {
  readonly petitions: readonly PetitionSummary[]
  /** What `after` takes for the next page; null on the last. */
  readonly next: string | null
}

/** Petitions that a filter means, the newest first. An unknown `after` gives an empty page. */
export async function listPetitions(
  db: Reader,
  filter: PetitionFilter,
  lang: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<PetitionPage> {
  const rows = await listSummaries(db, {
    ...filter,
    lang,
    after: page.after,
    limit: page.limit + 1,
  })
  const petitions = rows.map(asSummary)
  return {
    petitions: petitions.slice(0, page.limit),
    next: petitions.length > page.limit ? (petitions[page.limit - 1]?.publicId ?? null) : null,
  }
}

interface Listed extends PetitionFilter {
  readonly lang: string
  readonly after: string | undefined
  readonly limit: number
}

const listSummaries = shaped<Listed>(
  "states",
  "limit",
)((db, { lang, after, limit, ...filter }) => {
  let query = summaries(db, lang).orderBy("petition.id", "desc").limit(limit)
  if (filter.ids)
    query = query.where("petition.id", "in", filter.ids.length > 0 ? filter.ids : [-1])
  if (filter.states) query = query.where("petition.state", "in", filter.states)
  if (filter.personId !== undefined) query = query.where("person.id", "=", filter.personId)
  if (filter.areaId !== undefined) query = query.where("petition.area_id", "=", filter.areaId)
  if (filter.proponentId !== undefined) {
    query = query.where("petition.proponent_id", "=", filter.proponentId)
  }
  if (after === undefined) return query
  return query.where("petition.id", "<", (eb) =>
    eb.selectFrom("petition as last").select("last.id").where("last.public_id", "=", after),
  )
})

/** One petition as lists show it, by its public id, or undefined. */
export async function findPetitionSummary(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<PetitionSummary | undefined> {
  const [row] = await summaryOf(db, { publicId, lang })
  return row && asSummary(row)
}

const summaryOf = shaped<{ publicId: string; lang: string }>()((db, { publicId, lang }) =>
  summaries(db, lang).where("petition.public_id", "=", publicId),
)

function summaries(db: Reader, lang: string) {
  return db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .leftJoin("area", "area.id", "petition.area_id")
    .select([
      "petition.id",
      "petition.public_id",
      "petition.title",
      "petition.lang",
      petitionTitleIn(lang).as("title_translation"),
      "petition.state",
      "petition.rule_set",
      "petition.published_count",
      "petition.threshold",
      "petition.created_at",
      "petition.reply_due_on",
      "petition.opened_at",
      "petition.closes_on",
      "person.id as person_id",
      "person.public_id as person_public_id",
      nameIn(lang, "person").as("person_name"),
      "organization.public_id as organization_public_id",
      nameIn(lang, "organization").as("organization_name"),
      "area.public_id as area_public_id",
      nameInOrNull(lang, "area").as("area_name"),
    ])
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>["execute"]>>[number]

function asSummary(row: SummaryRow): PetitionSummary {
  return {
    id: row.id,
    publicId: row.public_id,
    title: row.title,
    lang: row.lang,
    titleTranslation: row.title_translation,
    state: row.state as PetitionState,
    ruleSet: row.rule_set,
    person: { id: row.person_id, publicId: row.person_public_id, name: row.person_name },
    organization: { publicId: row.organization_public_id, name: row.organization_name },
    area:
      row.area_public_id === null || row.area_name === null
        ? null
        : { publicId: row.area_public_id, name: row.area_name },
    signatureCount: row.published_count,
    threshold: row.threshold,
    createdAt: row.created_at,
    replyDueOn: row.reply_due_on,
    openedAt: row.opened_at,
    closesOn: row.closes_on,
  }
}
