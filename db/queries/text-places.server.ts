import type { ModeratedKind } from "#app/domain/moderated.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { findTextOfSource, updateSourceText } from "#db/queries/source-texts.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** The columns that hold a text's words. A reply stands in its petition's row. */
const columns = {
  petition: { table: "petition", names: ["title", "statement"] },
  reply: { table: "petition", names: ["reply_text"] },
  pledge: { table: "pledge", names: ["text"] },
  evidence: { table: "evidence", names: ["title", "note"] },
  verdict: { table: "verdict", names: ["reason"] },
  coding: { table: "coding", names: ["reason"] },
  claim: { table: "claim", names: ["text"] },
  challenge: { table: "challenge", names: ["reason"] },
  source: { table: "source_snapshot", names: ["title"] },
} as const satisfies Record<ModeratedKind, { table: string; names: readonly string[] }>

/** By what the place of a copy's text is called: no column of the copy's own row. */
const copied = "source_text"

/** One place where words of a text stand: its own row, a translation, a version of one, a wording superseded. */
export interface TextPlace {
  readonly at:
    | { readonly column: string }
    | { readonly field: string; readonly lang: string }
    | { readonly field: string; readonly lang: string; readonly version: number }
    | { readonly field: string; readonly revision: number }
  readonly text: string
}

/** Every place in which a text's words stand, so that none is left when it is hidden. */
export async function listTextPlaces(
  db: Reader,
  kind: ModeratedKind,
  id: number,
): Promise<TextPlace[]> {
  return [
    ...(await listColumns(db, kind, id)),
    ...(kind === "source" ? await listCopied(db, id) : []),
    ...(await listTranslations(db, kind, id)),
    ...(await listTranslationVersions(db, kind, id)),
    ...(await listRevised(db, kind, id)),
  ]
}

/** Puts other words in the place of a text's: a stub, or the words again. */
export async function writeTextPlace(
  trx: Trx,
  kind: ModeratedKind,
  id: number,
  { at, text }: TextPlace,
): Promise<void> {
  if ("column" in at && at.column === copied) return updateSourceText(trx, id, text)
  if ("column" in at) return writeColumn(trx, kind, id, at.column, text)
  if ("version" in at) return writeTranslationVersion(trx, kind, id, at, text)
  if ("lang" in at) {
    await trx
      .updateTable("translation")
      .set({ text })
      .where("subject_kind", "=", kind)
      .where("subject_id", "=", id)
      .where("field", "=", at.field)
      .where("lang", "=", at.lang)
      .execute()
    return
  }
  const rows = await revisions(trx, kind, id).where("number", "=", at.revision).execute()
  for (const { body } of rows) {
    await trx
      .updateTable("revision")
      .set({ body: canonicalJson({ ...parsed(body), [at.field]: text }) })
      .where("subject_kind", "=", columns[kind].table)
      .where("subject_id", "=", id)
      .where("number", "=", at.revision)
      .execute()
  }
}

async function listColumns(db: Reader, kind: ModeratedKind, id: number): Promise<TextPlace[]> {
  const { table, names } = columns[kind]
  const row: Record<string, unknown> = await db
    .selectFrom(table)
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return names.flatMap((column) => textAt({ column }, row[column]))
}

/** What was read from a copy stands in a row beside it. */
async function listCopied(db: Reader, id: number): Promise<TextPlace[]> {
  const text = await findTextOfSource(db, id)
  return textAt({ column: copied }, text)
}

async function writeColumn(
  trx: Trx,
  kind: ModeratedKind,
  id: number,
  column: string,
  text: string,
): Promise<void> {
  const { table } = columns[kind]
  await trx
    .updateTable(table)
    .set({ [column]: text })
    .where("id", "=", id)
    .execute()
}

async function listTranslations(db: Reader, kind: ModeratedKind, id: number): Promise<TextPlace[]> {
  const rows = await db
    .selectFrom("translation")
    .select(["field", "lang", "text"])
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("field", "in", [...columns[kind].names])
    .orderBy("lang")
    .execute()
  return rows.map(({ field, lang, text }) => ({ at: { field, lang }, text }))
}

async function listTranslationVersions(
  db: Reader,
  kind: ModeratedKind,
  id: number,
): Promise<TextPlace[]> {
  const rows = await db
    .selectFrom("translation_version")
    .select(["field", "lang", "number", "text"])
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("field", "in", [...columns[kind].names])
    .orderBy("id")
    .execute()
  return rows.flatMap(({ field, lang, number, text }) =>
    textAt({ field, lang, version: number }, text),
  )
}

async function writeTranslationVersion(
  trx: Trx,
  kind: ModeratedKind,
  id: number,
  at: { readonly field: string; readonly lang: string; readonly version: number },
  text: string,
): Promise<void> {
  await trx
    .updateTable("translation_version")
    .set({ text })
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("field", "=", at.field)
    .where("lang", "=", at.lang)
    .where("number", "=", at.version)
    .execute()
}

async function listRevised(db: Reader, kind: ModeratedKind, id: number): Promise<TextPlace[]> {
  const rows = await revisions(db, kind, id).execute()
  return rows.flatMap(({ number, body }) =>
    columns[kind].names.flatMap((field) =>
      textAt({ field, revision: number }, parsed(body)[field]),
    ),
  )
}

function revisions(db: Reader, kind: ModeratedKind, id: number) {
  return db
    .selectFrom("revision")
    .select(["number", "body"])
    .where("subject_kind", "=", columns[kind].table)
    .where("subject_id", "=", id)
    .orderBy("number")
}

function textAt(at: TextPlace["at"], text: unknown): TextPlace[] {
  return typeof text === "string" ? [{ at, text }] : []
}

function parsed(body: string): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>
}
