import { sql } from "kysely"
import type { RawBuilder, SqlBool } from "kysely"
import { publicStates } from "#app/domain/petition-state.ts"
import type { Instant } from "#app/lib/instant.ts"
import { isStanding } from "#db/queries/person-standing.server.ts"
import { changedAt } from "#db/queries/record-marks.server.ts"
import type { MarkedTable } from "#db/queries/record-marks.server.ts"
import { listRecordTranslations } from "#db/queries/record-page.server.ts"
import type { RecordTranslation } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** The pages of things, by the word in their address, that search engines are told of. */
export const mappedPlaces = [
  "people",
  "areas",
  "organizations",
  "promises",
  "petitions",
  "votes",
] as const
export type MappedPlace = (typeof mappedPlaces)[number]

interface Mapped {
  readonly table: MarkedTable
  /** The column whose words make the readable tail of the address. */
  readonly name?: string
  /** Which of them everybody may read; without a word, all. */
  readonly shown?: RawBuilder<SqlBool>
}

const mapped: Readonly<Record<MappedPlace, Mapped>> = {
  people: { table: "person", name: "name", shown: isStanding() },
  areas: { table: "area", name: "name" },
  organizations: {
    table: "organization",
    name: "name",
    shown: sql`exists (select 1 from accreditation where organization_id = organization.id)`,
  },
  promises: { table: "pledge", name: "text" },
  petitions: {
    table: "petition",
    shown: sql`petition.state in (${sql.join(publicStates)})`,
  },
  votes: { table: "vote_event" },
}

/** A page of a thing. */
export interface MappedPage {
  readonly publicId: string
  /** What its address is made readable by; null where it has no tail. */
  readonly name: string | null
  readonly names: readonly RecordTranslation[]
  readonly changedAt: Instant | null
}

/** So many pages of a place after an id, in the order of ids. */
export async function listMappedPages(
  db: Reader,
  place: MappedPlace,
  { after = "", limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<MappedPage[]> {
  const { table, name, shown = sql<SqlBool>`1 = 1` } = mapped[place]
  const { rows } = await sql<{
    id: number
    public_id: string
    name: string | null
    changed_at: Instant | null
  }>`
    select id, public_id, ${name === undefined ? sql`null` : sql.ref(name)} as name,
      ${changedAt(table)} as changed_at
    from ${sql.table(table)} where ${shown} and public_id > ${after}
    order by public_id limit ${limit}`.execute(db)
  const ids = name === undefined ? [] : rows.map(({ id }) => id)
  const names = await listRecordTranslations(db, table, name ?? "", ids)
  return rows.map((row) => ({
    publicId: row.public_id,
    name: row.name,
    names: names.get(row.id) ?? [],
    changedAt: row.changed_at,
  }))
}

/** The ids after which each part of a place begins, the first left out. @param size pages in a part */
export async function listMappedParts(
  db: Reader,
  place: MappedPlace,
  size: number,
): Promise<string[]> {
  const { table, shown = sql<SqlBool>`1 = 1` } = mapped[place]
  const ends: string[] = []
  for (;;) {
    // One beyond the end: a part that would be empty is none.
    const { rows } = await sql<{ public_id: string }>`
      select public_id from ${sql.table(table)} where ${shown} and public_id > ${ends.at(-1) ?? ""}
      order by public_id limit 2 offset ${size - 1}`.execute(db)
    const [end, beyond] = rows
    if (!end || !beyond) return ends
    ends.push(end.public_id)
  }
}
