import type { NewsItem, NewsKind } from "#app/domain/news.ts"
import { newsKinds } from "#app/domain/news.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listPetitionNews, petitionNewsKinds } from "#db/queries/news-petitions.server.ts"
import { listPledgeNews, pledgeNewsKinds } from "#db/queries/news-pledges.server.ts"
import type { Reader } from "#db/schema.ts"

/** Whose news: of any of these. With no list at all, of everybody. */
export interface NewsScope {
  readonly personIds?: readonly number[]
  readonly pledgeIds?: readonly number[]
  readonly petitionIds?: readonly number[]
}

/** Which news: later than `after`, up to and with `until`; the newest `limit` of each kind that is asked for. */
export interface NewsQuestion {
  readonly after?: Instant
  readonly until?: Instant
  readonly limit: number
  readonly lang: string
  readonly kinds?: readonly NewsKind[]
}

/**
 * What happened, the newest first. Only what is public: finished verdicts and never the codings they are
 * made of, evidence that was taken and never what is only offered, petitions that everybody may read.
 */
export async function listNews(
  db: Reader,
  scope: NewsScope,
  question: NewsQuestion,
): Promise<NewsItem[]> {
  const kinds = question.kinds ?? newsKinds
  const asked = [
    ...pledgeNewsKinds
      .filter((kind) => kinds.includes(kind))
      .map((kind) => listPledgeNews(db, kind, scope, question)),
    ...petitionNewsKinds
      .filter((kind) => kinds.includes(kind))
      .map((kind) => listPetitionNews(db, kind, scope, question)),
  ]
  const items = (await Promise.all(asked)).flat()
  return items.sort(newestFirst).slice(0, question.limit)
}

/** Of what happened in one instant, in the order of their kinds and keys: the same however it is asked for. */
function newestFirst(one: NewsItem, other: NewsItem): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1
  const [oneId, otherId] = [`${one.kind} ${one.key}`, `${other.kind} ${other.key}`]
  return oneId < otherId ? -1 : 1
}

/** Deputies who sit or sat for areas or for what lies directly in them, by internal ids. */
export async function listPeopleOfAreas(db: Reader, areaIds: readonly number[]): Promise<number[]> {
  if (areaIds.length === 0) return []
  const rows = await db
    .selectFrom("membership")
    .innerJoin("area", "area.id", "membership.area_id")
    .select("membership.person_id")
    .distinct()
    .where((eb) => eb.or([eb("area.id", "in", areaIds), eb("area.parent_id", "in", areaIds)]))
    .orderBy("membership.person_id")
    .execute()
  return rows.map((row) => row.person_id)
}
