import type { ModeratedKind } from "#app/domain/moderated.ts"
import { textItem } from "#app/domain/edit-lock.ts"
import type { Instant } from "#app/lib/instant.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** Something newly published or submitted that waits for a moderator. */
export interface WaitingRow {
  readonly publicId: string
  readonly title: string
  readonly lang: string
  readonly personName: string
  readonly since: Instant
}

/** Petitions in the moderators' check, with the instant at which each came into it. */
export async function listPetitionsInCheck(db: Reader, lang: string): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .select((eb) => [
      "petition.public_id",
      "petition.title",
      "petition.lang",
      "petition.created_at",
      nameIn(lang, "person").as("person_name"),
      eb
        .selectFrom("petition_transition")
        .select((of) => of.fn.max<Instant | null>("at").as("since"))
        .whereRef("petition_transition.petition_id", "=", "petition.id")
        .where("petition_transition.track", "=", "state")
        .where("petition_transition.to_state", "=", "legal-check")
        .as("since"),
    ])
    .where("petition.state", "=", "legal-check")
    .orderBy("petition.id")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    title: row.title,
    lang: row.lang,
    personName: row.person_name,
    since: row.since ?? row.created_at,
  }))
}

/** Promises that people recorded and no moderator has looked at; what was imported is its importer's. */
export async function listPledgesToLookAt(db: Reader, lang: string): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom("pledge")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("moderation_item", (join) =>
      join
        .onRef("moderation_item.item", "=", "pledge.public_id")
        .on("moderation_item.kind", "=", textItem("pledge", "").kind),
    )
    .select([
      "pledge.public_id",
      "pledge.text",
      "pledge.lang",
      "pledge.recorded_at",
      nameIn(lang, "person").as("person_name"),
    ])
    .where("pledge.account_id", "is not", null)
    .where("moderation_item.looked_at", "is", null)
    .orderBy("pledge.id")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    title: row.text,
    lang: row.lang,
    personName: row.person_name,
    since: row.recorded_at,
  }))
}

/** Evidence that people linked to promises and no moderator has looked at. */
export async function listEvidenceToLookAt(db: Reader, lang: string): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom("evidence")
    .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("moderation_item", (join) =>
      join
        .onRef("moderation_item.item", "=", "evidence.public_id")
        .on("moderation_item.kind", "=", textItem("evidence", "").kind),
    )
    .select([
      "evidence.public_id",
      "evidence.title",
      "evidence.note",
      "evidence.lang",
      "evidence.at",
      nameIn(lang, "person").as("person_name"),
    ])
    .where("evidence.account_id", "is not", null)
    .where("moderation_item.looked_at", "is", null)
    .orderBy("evidence.id")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    title: row.title ?? row.note,
    lang: row.lang,
    personName: row.person_name,
    since: row.at,
  }))
}

/** Tells whether a text is among those that wait to be looked at: new, and written here. */
export async function hasToBeLookedAt(
  db: Reader,
  kind: ModeratedKind,
  publicId: string,
): Promise<boolean> {
  if (kind !== "pledge" && kind !== "evidence") return false
  const row = await db
    .selectFrom(kind)
    .leftJoin("moderation_item", (join) =>
      join
        .onRef("moderation_item.item", "=", `${kind}.public_id`)
        .on("moderation_item.kind", "=", textItem(kind, "").kind),
    )
    .select("moderation_item.looked_at")
    .where(`${kind}.public_id`, "=", publicId)
    .where(`${kind}.account_id`, "is not", null)
    .executeTakeFirst()
  return row?.looked_at === null
}
