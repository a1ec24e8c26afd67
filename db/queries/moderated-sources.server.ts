import { sql } from "kysely"
import type { Moderated } from "#app/domain/moderated.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** The first promise that names a source, as its own or as a further one. */
const firstNaming = sql<number>`(select min(naming.id) from (
  select named.id from pledge named where named.source_snapshot_id = source_snapshot.id
  union all
  select also.pledge_id from further_source also where also.source_snapshot_id = source_snapshot.id
) naming)`

/**
 * The copy of a source as moderation sees it: by its title, on the page of the first promise that names it;
 * undefined where no copy is kept or no promise names it.
 */
export async function findSourceCopy(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Moderated | undefined> {
  const row = await db
    .selectFrom("source_snapshot")
    .innerJoin("pledge", (join) => join.on("pledge.id", "=", firstNaming))
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("account", "account.id", "source_snapshot.account_id")
    .select(["source_snapshot.id", "source_snapshot.title", "source_snapshot.url", "pledge.lang"])
    .select(["source_snapshot.account_id", "account.organization_id", "pledge.person_id"])
    .select(["pledge.public_id as page", nameIn(lang, "person").as("person_name")])
    .where("source_snapshot.public_id", "=", publicId)
    .where("source_snapshot.captured_at", "is not", null)
    .executeTakeFirst()
  return (
    row && {
      ...{ kind: "source", publicId, id: row.id, lang: row.lang, text: row.title ?? row.url },
      page: { kind: "pledge", publicId: row.page },
      ...{ personId: row.person_id, personName: row.person_name, otherPartyIds: [] },
      authorIds: row.account_id === null ? [] : [row.account_id],
      organizationIds: row.organization_id === null ? [] : [row.organization_id],
    }
  )
}
