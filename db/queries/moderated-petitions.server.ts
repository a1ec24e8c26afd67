import type { Moderated } from "#app/domain/moderated.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** A petition's title and statement as one text; none of a draft. */
export async function findPetitionText(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Moderated | undefined> {
  const row = await petitions(db, publicId, lang).executeTakeFirst()
  if (!row) return undefined
  return {
    ...petitionPart(row),
    kind: "petition",
    text: row.statement,
    lang: row.lang,
    authorIds: [row.proponent_id],
  } as const
}

/** What a deputy replied to a petition, by the petition's public id. */
export async function findReplyText(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Moderated | undefined> {
  const row = await petitions(db, publicId, lang).executeTakeFirst()
  if (row?.reply_text == null) return undefined
  const deputies = await db
    .selectFrom("account")
    .select("id")
    .where("person_id", "=", row.person_id)
    .orderBy("id")
    .execute()
  return {
    ...petitionPart(row),
    kind: "reply",
    text: row.reply_text,
    lang: row.reply_lang ?? row.lang,
    authorIds: deputies.map(({ id }) => id),
    otherPartyIds: [row.proponent_id],
  } as const
}

function petitions(db: Reader, publicId: string, lang: string) {
  return db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .selectAll("petition")
    .select(["person.id as person_id", nameIn(lang, "person").as("person_name")])
    .where("petition.public_id", "=", publicId)
    .where("petition.state", "<>", "draft")
}

function petitionPart(row: {
  id: number
  public_id: string
  person_id: number
  person_name: string
}) {
  return {
    id: row.id,
    publicId: row.public_id,
    page: { kind: "petition", publicId: row.public_id },
    personId: row.person_id,
    personName: row.person_name,
    organizationIds: [],
    otherPartyIds: [],
  } as const
}
