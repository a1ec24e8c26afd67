import type { TranslatedKind } from "#app/domain/translation.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import { nameInOrNull } from "#db/queries/names.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** One translation in force, with who made it. */
export interface StoredTranslation {
  readonly field: string
  readonly lang: string
  readonly text: string
  readonly at: Instant
  /** Hash of the words that were translated; null for what an import brought. */
  readonly ofSha256: Buffer | null
  /** Null for what an import brought. */
  readonly by: StoredTranslator | null
}

/** Who translated, as pages may show it; the organisation is the one they then worked for. */
export interface StoredTranslator {
  readonly accountId: number
  readonly publicId: string
  readonly displayName: string | null
  readonly namePublicAt: Instant | null
  readonly organization: string | null
  readonly role: string
}

/** Translations of a text that are in force, in every language; `lang` is the reader's, for names. */
export async function listTranslations(
  db: Reader,
  kind: TranslatedKind,
  id: number,
  lang: string,
): Promise<StoredTranslation[]> {
  const rows = await translationsOf(db, { kind, id, lang })
  return rows.map((row) => ({
    ...{ field: row.field, lang: row.lang, text: row.text, at: row.at },
    ofSha256: row.of_sha256,
    by:
      row.account_id === null || row.public_id === null || row.role === null
        ? null
        : {
            accountId: row.account_id,
            publicId: row.public_id,
            displayName: row.display_name,
            namePublicAt: row.name_public_at,
            organization: row.organization_name,
            role: row.role,
          },
  }))
}

const translationsOf = shaped<{ kind: TranslatedKind; id: number; lang: string }>()(
  (db, { kind, id, lang }) =>
    db
      .selectFrom("translation")
      .leftJoin("translation_version as made", (join) =>
        join
          .onRef("made.subject_kind", "=", "translation.subject_kind")
          .onRef("made.subject_id", "=", "translation.subject_id")
          .onRef("made.field", "=", "translation.field")
          .onRef("made.lang", "=", "translation.lang")
          .on("made.number", "=", (eb) =>
            eb
              .selectFrom("translation_version as any")
              .select((inner) => inner.fn.max("any.number").as("last"))
              .whereRef("any.subject_kind", "=", "translation.subject_kind")
              .whereRef("any.subject_id", "=", "translation.subject_id")
              .whereRef("any.field", "=", "translation.field")
              .whereRef("any.lang", "=", "translation.lang"),
          ),
      )
      .leftJoin("account", "account.id", "made.account_id")
      .leftJoin("organization", "organization.id", "made.organization_id")
      .select(["translation.field", "translation.lang", "translation.text", "translation.at"])
      .select(["made.of_sha256", "made.account_id", "account.public_id", "account.display_name"])
      .select([
        "account.name_public_at",
        "account.role",
        nameInOrNull(lang, "organization").as("organization_name"),
      ])
      .where("translation.subject_kind", "=", kind)
      .where("translation.subject_id", "=", id)
      .orderBy("translation.lang")
      .orderBy("translation.field"),
)

/** How many versions of a text's translations into a language there are: what a form has looked at. */
export async function countTranslationVersions(
  db: Reader,
  kind: TranslatedKind,
  id: number,
  lang: string,
): Promise<number> {
  const row = await db
    .selectFrom("translation_version")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("lang", "=", lang)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** An earlier or present version; no text where the translation was taken back by it. */
export interface TranslationVersion {
  readonly field: string
  readonly number: number
  readonly text: string | null
  readonly at: Instant
  readonly by: string | null
}

/** Every version of a text's translations into one language, the newest first. */
export async function listTranslationVersions(
  db: Reader,
  kind: TranslatedKind,
  id: number,
  into: string,
  lang: string,
): Promise<TranslationVersion[]> {
  return db
    .selectFrom("translation_version as made")
    .leftJoin("organization", "organization.id", "made.organization_id")
    .select(["made.field", "made.number", "made.text", "made.at"])
    .select(nameInOrNull(lang, "organization").as("by"))
    .where("made.subject_kind", "=", kind)
    .where("made.subject_id", "=", id)
    .where("made.lang", "=", into)
    .orderBy("made.id", "desc")
    .execute()
}

/** A version that is stored now. */
export interface NewTranslation {
  readonly kind: TranslatedKind
  readonly id: number
  readonly field: string
  readonly lang: string
  /** Null where the translation is taken back. */
  readonly text: string | null
  readonly ofSha256: Buffer
  readonly accountId: number
  readonly organizationId: number | null
  readonly at: Instant
}

/** Stores a version and puts it in force: the one before it stays as a version. */
export async function putTranslation(trx: Trx, made: NewTranslation): Promise<void> {
  const { kind, id, field, lang, text, at } = made
  const { last } = await trx
    .selectFrom("translation_version")
    .select((eb) => eb.fn.max<number | null>("number").as("last"))
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("field", "=", field)
    .where("lang", "=", lang)
    .executeTakeFirstOrThrow()
  const subject = { subject_kind: kind, subject_id: id, field, lang }
  await trx
    .insertInto("translation_version")
    .values({
      ...subject,
      ...{ number: (last ?? 0) + 1, text, of_sha256: made.ofSha256, at },
      ...{ account_id: made.accountId, organization_id: made.organizationId },
    })
    .execute()
  await trx
    .deleteFrom("translation")
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("field", "=", field)
    .where("lang", "=", lang)
    .execute()
  if (text !== null)
    await trx
      .insertInto("translation")
      .values({ ...subject, text, at })
      .execute()
}

/** Destroys translations of an account's drafts, which nobody but their author has read. */
export async function deleteDraftTranslations(trx: Trx, accountId: number): Promise<void> {
  for (const table of ["translation", "translation_version"] as const) {
    await trx
      .deleteFrom(table)
      .where("subject_kind", "=", "petition")
      .where("subject_id", "in", (eb) =>
        eb
          .selectFrom("petition")
          .select("petition.id")
          .where("petition.proponent_id", "=", accountId)
          .where("petition.state", "=", "draft"),
      )
      .execute()
  }
}
