import { sql } from "kysely"
import type { RegionFigures } from "#app/domain/region-measure.ts"
import { publicStates } from "#app/domain/petition-state.ts"
import type { Reader } from "#db/schema.ts"

/**
 * What the record holds of regions, each with all that lies below it: promises of those who ever sat for a
 * place there, and signatures as they were last published. A promise counts once a region.
 */
export async function listRegionFigures(
  db: Reader,
  areaIds: readonly number[],
): Promise<ReadonlyMap<number, RegionFigures>> {
  if (areaIds.length === 0) return new Map()
  const { rows } = await sql<Record<keyof RegionFigures | "root", number | string>>`
    with recursive below (root, id) as (
      select area.id, area.id from area where area.id in (${sql.join(areaIds)})
      union
      select below.root, area.id from area inner join below on area.parent_id = below.id
    ), rated as (
      select distinct below.root, pledge.id, verdict.rating from below
      inner join membership on membership.area_id = below.id
      inner join pledge on pledge.person_id = membership.person_id
      inner join verdict on verdict.id = pledge.verdict_id
      where verdict.rating in ('kept', 'partly-kept', 'broken')
    )
    select area.id as root,
      (select count(*) from rated where rated.root = area.id) as assessed,
      (select count(*) from rated where rated.root = area.id and rating = 'kept') as kept,
      (select coalesce(sum(petition.published_count), 0) from below
        inner join petition on petition.area_id = below.id
        where below.root = area.id and petition.state in (${sql.join(publicStates)})) as signatures
    from area where area.id in (${sql.join(areaIds)})`.execute(db)
  return new Map(
    rows.map(({ root, kept, assessed, signatures }) => [
      Number(root),
      { kept: Number(kept), assessed: Number(assessed), signatures: Number(signatures) },
    ]),
  )
}
