import { z } from "zod"
import { listFormerPeople } from "#db/queries/person-standing.server.ts"
import { listTranslatedWordsOf } from "#db/queries/translation-words.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * The names by whose words people are found, by key: their own in every language, and those of the records that
 * stand under them. A record that stands under another is found under that one alone.
 */
export async function listPersonTexts(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const former = await listFormerPeople(db, ids)
  const formerIds = [...former.values()].flat().map(({ id }) => id)
  const own = await listOwnTexts(db, [...ids, ...formerIds])
  const away = await listMergedAway(db, ids)
  return new Map(
    ids.map((id) => {
      if (away.has(id)) return [id, []]
      const under = former.get(id) ?? []
      return [id, [id, ...under.map((record) => record.id)].flatMap((one) => own.get(one) ?? [])]
    }),
  )
}

async function listOwnTexts(db: Reader, ids: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom("person")
    .select(["id", "name", "family_name", "given_name", "sort_name", "extra"])
    .where("id", "in", ids)
    .execute()
  const translated = await listTranslatedWordsOf(db, "person", ids)
  return new Map(
    rows.map(({ id, extra, ...names }) => {
      const own = Object.values(names).filter((text) => text !== null)
      return [id, [...own, ...otherNames(extra), ...(translated.get(id) ?? [])]]
    }),
  )
}

async function listMergedAway(db: Reader, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom("person_merge")
    .select("dropped_id")
    .where("undone_at", "is", null)
    .where("dropped_id", "in", ids)
    .execute()
  return new Set(rows.map((row) => row.dropped_id))
}

const KeptNames = z.object({ other_names: z.array(z.object({ name: z.string() })) })

/** All names that a source gave, also those in no language: an import keeps them whole. */
export function otherNames(extra: string | null): string[] {
  const kept = KeptNames.safeParse(extra === null ? null : JSON.parse(extra))
  return kept.success ? kept.data.other_names.map(({ name }) => name) : []
}
