import type { Superseding } from "#app/domain/pledge-versions.ts"
import { nameInOrNull } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** What is read of a row's history: the row as it stands, and every wording before it. */
export interface History {
  readonly current: Readonly<Record<string, unknown>>
  readonly superseded: readonly Superseding[]
}

/** The history of one promise. @throws where there is none */
export async function getPledgeHistory(db: Reader, id: number, lang: string): Promise<History> {
  const current = await db
    .selectFrom("pledge")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return { current, superseded: await listSuperseded(db, "pledge", id, lang) }
}

/** The histories of a promise's links that were ever changed, in the order in which they were linked. */
export async function listLinkHistories(
  db: Reader,
  pledgeId: number,
  lang: string,
): Promise<(History & { readonly publicId: string })[]> {
  const rows = await db
    .selectFrom("evidence")
    .selectAll()
    .where("pledge_id", "=", pledgeId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("revision")
          .select("revision.id")
          .where("revision.subject_kind", "=", "evidence")
          .whereRef("revision.subject_id", "=", "evidence.id"),
      ),
    )
    .orderBy("id")
    .execute()
  const histories = []
  for (const row of rows) {
    const superseded = await listSuperseded(db, "evidence", row.id, lang)
    histories.push({ publicId: row.public_id, current: row, superseded })
  }
  return histories
}

/** Wordings that were superseded, the oldest first, with the name by which whoever did it is known. */
async function listSuperseded(
  db: Reader,
  kind: string,
  id: number,
  lang: string,
): Promise<Superseding[]> {
  const rows = await db
    .selectFrom("revision")
    .leftJoin("account", "account.id", "revision.account_id")
    .leftJoin("organization", "organization.id", "account.organization_id")
    .select(["revision.number", "revision.body", "revision.at", "revision.reason"])
    .select(["account.display_name", nameInOrNull(lang, "organization").as("organization_name")])
    .where("revision.subject_kind", "=", kind)
    .where("revision.subject_id", "=", id)
    .orderBy("revision.number")
    .execute()
  return rows.map(({ number, body, at, reason, display_name, organization_name }) => ({
    ...{ number, at, reason },
    body: JSON.parse(body) as Record<string, unknown>,
    by: organization_name ?? display_name,
  }))
}
