import { data } from "@remix-run/node"
import type { RequestContext } from "#app/context.server.ts"
import { findContent, standingOf } from "#app/domain/content-deeds.server.ts"
import type { Standing } from "#app/domain/content-measure.ts"
import { openTexts } from "#app/domain/content-texts.server.ts"
import { isModeratedKind } from "#app/domain/moderated.ts"
import type { Moderated } from "#app/domain/moderated.ts"
import { petitionSeenBy } from "#app/domain/petition-state.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { findReport, listReportsOf } from "#db/queries/reports.server.ts"
import type { StoredReport } from "#db/queries/reports.server.ts"

/** A text as moderators read it, also while it is hidden. */
export interface AskedText extends Pick<
  Moderated,
  "kind" | "publicId" | "lang" | "personName" | "page"
> {
  readonly standing: Standing
  /** Null where they were destroyed. */
  readonly words: readonly string[] | null
}

/**
 * The text of a moderator's page.
 * @throws a 404 where there is no such text
 */
export async function askedText(
  { db, lang: reading, house }: RequestContext,
  kind: string | undefined,
  param: string | undefined,
): Promise<AskedText> {
  const id = readPublicId(param ?? "")
  const found = id && (await findContent(db.read, kind ?? "", id, reading))
  if (!found) throw data(null, { status: 404 })
  const { subject, hidden } = found
  const { kind: of, publicId, lang, personName, page, text } = subject
  const standing = standingOf(found)
  const sealed = hidden?.textsSealed
  const opened = sealed && openTexts(house, subject, sealed).flatMap(ownWords)
  const words = opened ?? (standing === "removed" ? null : [text])
  return { kind: of, publicId, lang, personName, page, standing, words }
}

/**
 * The report of a moderator's page, with the text and with what says the same of it.
 * @throws a 404 where there is no such report
 */
export async function askedReport(
  context: RequestContext,
  param: string | undefined,
): Promise<{
  readonly report: StoredReport
  readonly same: readonly StoredReport[]
  readonly text: AskedText
}> {
  const { db } = context
  const id = readPublicId(param ?? "")
  const report = id && (await findReport(db.read, id))
  if (!report) throw data(null, { status: 404 })
  const { subjectKind, subject, reason } = report
  const all = await listReportsOf(db.read, subjectKind, subject)
  const same = all.filter((one) => one.reason === reason)
  return { report, same, text: await askedText(context, subjectKind, subject) }
}

/**
 * The text that somebody means to report, by the query of the page; undefined where the query names none.
 * @throws a 404 where there is no such text, a 410 where its petition was removed
 */
export async function textToReport(
  { db, lang }: RequestContext,
  query: URLSearchParams,
): Promise<Moderated | undefined> {
  const kind = query.get("subject")
  if (kind === null) return undefined
  const id = readPublicId(query.get("id") ?? "")
  const found =
    id && isModeratedKind(kind) ? await findModerated(db.read, kind, id, lang) : undefined
  if (!found) throw data(null, { status: 404 })
  const { page } = found
  const petition = page.kind === "petition" ? await findPetition(db.read, page.publicId) : undefined
  if (petition && petitionSeenBy(petition.state) === "nobody") throw data(null, { status: 410 })
  return found
}

function ownWords({ at, text }: ReturnType<typeof openTexts>[number]): string[] {
  return "column" in at ? [text] : []
}
