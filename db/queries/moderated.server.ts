import type { Moderated, ModeratedKind } from "#app/domain/moderated.ts"
import { findPetitionText, findReplyText } from "#db/queries/moderated-petitions.server.ts"
import { findSourceCopy } from "#db/queries/moderated-sources.server.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * A text of the site as moderation sees it, whoever may read it now; undefined where there is none or it
 * is not published: drafts of petitions, codings before their verdict.
 */
export function findModerated(
  db: Reader,
  kind: ModeratedKind,
  publicId: string,
  lang: string,
): Promise<Moderated | undefined> {
  return finders[kind](db, publicId, lang)
}

type Find = (db: Reader, publicId: string, lang: string) => Promise<Moderated | undefined>

const finders: Readonly<Record<ModeratedKind, Find>> = {
  petition: findPetitionText,
  reply: findReplyText,
  pledge: findPledgeText,
  evidence: findEvidenceText,
  verdict: findVerdictText,
  coding: findCodingText,
  claim: findClaimText,
  challenge: findChallengeText,
  source: findSourceCopy,
}

async function findPledgeText(db: Reader, publicId: string, lang: string) {
  const row = await pledges(db, lang)
    .leftJoin("account", "account.id", "pledge.account_id")
    .select(["pledge.account_id", "account.organization_id"])
    .where("pledge.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asModerated("pledge", { ...row, own_public_id: row.public_id })
}

async function findEvidenceText(db: Reader, publicId: string, lang: string) {
  const row = await pledges(db, lang)
    .innerJoin("evidence", "evidence.pledge_id", "pledge.id")
    .leftJoin("account", "account.id", "evidence.account_id")
    .select([
      "evidence.id",
      "evidence.public_id as own_public_id",
      "evidence.note as text",
      "evidence.lang",
      "evidence.account_id",
      "account.organization_id",
    ])
    .where("evidence.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asModerated("evidence", row)
}

async function findClaimText(db: Reader, publicId: string, lang: string) {
  const row = await pledges(db, lang)
    .innerJoin("claim", "claim.pledge_id", "pledge.id")
    .select([
      "claim.id",
      "claim.public_id as own_public_id",
      "claim.text",
      "claim.lang",
      "claim.account_id",
    ])
    .where("claim.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asModerated("claim", { ...row, organization_id: null })
}

async function findChallengeText(db: Reader, publicId: string, lang: string) {
  const row = await pledges(db, lang)
    .innerJoin("challenge", "challenge.pledge_id", "pledge.id")
    .select([
      "challenge.id",
      "challenge.public_id as own_public_id",
      "challenge.reason as text",
      "challenge.lang",
      "challenge.account_id",
      "challenge.organization_id",
    ])
    .where("challenge.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asModerated("challenge", row)
}

async function findCodingText(db: Reader, publicId: string, lang: string) {
  const row = await pledges(db, lang)
    .innerJoin("coding", "coding.pledge_id", "pledge.id")
    .select([
      "coding.id",
      "coding.public_id as own_public_id",
      "coding.reason as text",
      "coding.lang",
      "coding.account_id",
      "coding.organization_id",
    ])
    .where("coding.public_id", "=", publicId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("verdict_coding")
          .select("verdict_coding.coding_id")
          .whereRef("verdict_coding.coding_id", "=", "coding.id"),
      ),
    )
    .executeTakeFirst()
  return row && asModerated("coding", row)
}

async function findVerdictText(db: Reader, publicId: string, lang: string) {
  const row = await pledges(db, lang)
    .innerJoin("verdict", "verdict.pledge_id", "pledge.id")
    .select([
      "verdict.id",
      "verdict.public_id as own_public_id",
      "verdict.reason as text",
      "verdict.lang",
    ])
    .where("verdict.public_id", "=", publicId)
    .executeTakeFirst()
  if (!row) return undefined
  const coders = await db
    .selectFrom("coding")
    .innerJoin("verdict_coding", "verdict_coding.coding_id", "coding.id")
    .select(["coding.account_id", "coding.organization_id"])
    .where("verdict_coding.verdict_id", "=", row.id)
    .orderBy("coding.id")
    .execute()
  const moderated = asModerated("verdict", { ...row, account_id: null, organization_id: null })
  return {
    ...moderated,
    authorIds: coders.map((coder) => coder.account_id),
    organizationIds: [...new Set(coders.flatMap((coder) => coder.organization_id ?? []))],
  }
}

function pledges(db: Reader, lang: string) {
  return db
    .selectFrom("pledge")
    .innerJoin("person", "person.id", "pledge.person_id")
    .select([
      "pledge.id",
      "pledge.public_id",
      "pledge.text",
      "pledge.lang",
      "pledge.person_id",
      nameIn(lang, "person").as("person_name"),
    ])
}

interface PledgePart {
  id: number
  /** The promise's. */
  public_id: string
  own_public_id: string
  text: string
  lang: string
  person_id: number
  person_name: string
  account_id: number | null
  organization_id: number | null
}

function asModerated(kind: ModeratedKind, row: PledgePart): Moderated {
  return {
    kind,
    publicId: row.own_public_id,
    id: row.id,
    text: row.text,
    lang: row.lang,
    page: { kind: "pledge", publicId: row.public_id },
    personId: row.person_id,
    personName: row.person_name,
    authorIds: row.account_id === null ? [] : [row.account_id],
    organizationIds: row.organization_id === null ? [] : [row.organization_id],
    otherPartyIds: [],
  }
}
