import { data } from "@remix-run/node"
import type { RequestContext } from "#app/context.server.ts"
import { findMatter } from "#app/domain/appeal-matter.server.ts"
import type { Matter } from "#app/domain/appeal-matter.server.ts"
import { isAppealMatter } from "#app/domain/appeal.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findAppeal } from "#db/queries/appeals.server.ts"
import type { StoredAppeal } from "#db/queries/appeals.server.ts"
import { askedText } from "./asked-text.server.ts"
import type { AskedText } from "./asked-text.server.ts"

/** What a page of an appeal shows of the decision. */
export interface ShownMatter {
  readonly kind: Matter["kind"]
  readonly decidedAt: string
  readonly code: string | null
  readonly subjectKind: Matter["subjectKind"]
}

/** A decision without who took part in it and what was reported. */
export function shownMatter({ kind, decidedAt, code, subjectKind }: Matter): ShownMatter {
  return { kind, decidedAt, code, subjectKind }
}

/**
 * The decision that a page's address names.
 * @throws a 404 where there is none that can be appealed
 */
export async function askedMatter(
  { db, lang }: RequestContext,
  kind: string | undefined,
  param: string | undefined,
): Promise<Matter> {
  const id = readPublicId(param ?? "")
  const matter =
    id && isAppealMatter(kind ?? "")
      ? await findMatter(db.read, kind as Matter["kind"], id, lang)
      : undefined
  if (!matter) throw data(null, { status: 404 })
  return matter
}

/**
 * The appeal of a moderator's page, with the decision and the text.
 * @throws a 404 where there is no such appeal
 */
export async function askedAppeal(
  context: RequestContext,
  param: string | undefined,
): Promise<{
  readonly appeal: StoredAppeal
  readonly matter: Matter
  readonly text: AskedText
}> {
  const { db, lang } = context
  const id = readPublicId(param ?? "")
  const appeal = id && (await findAppeal(db.read, id))
  const matter = appeal && (await findMatter(db.read, appeal.matterKind, appeal.matter, lang))
  if (!matter) throw data(null, { status: 404 })
  const text = await askedText(context, appeal.subjectKind, appeal.subject)
  return { appeal, matter, text }
}
