import { askedPetition } from "./asked-petition.server.ts"
import { askedPledge } from "./asked-pledge.server.ts"
import { shownTranslations } from "./shown-translations.server.ts"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { originalPetition, originalPledge } from "#app/domain/translation.server.ts"
import { decideTranslator, fieldsToTranslate } from "#app/domain/translation.ts"
import type { Original, TranslatedKind } from "#app/domain/translation.ts"
import { isLang } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import {
  countTranslationVersions,
  listTranslationVersions,
} from "#db/queries/translation-versions.server.ts"

/** What is to be translated, by whom and into which language. */
export interface AskedTranslation {
  readonly kind: TranslatedKind
  readonly id: number
  readonly publicId: string
  readonly original: Original
  readonly into: Lang
  readonly account: SignedIn
}

type Params = Readonly<Record<string, string | undefined>>

/**
 * The promise of a page's address, to be translated.
 * @throws a 404 where there is no such promise, nothing of it can be translated or not into this language; a
 * 403 where that is not this account's to do
 */
export async function pledgeToTranslate(context: RequestContext, params: Params) {
  const { pledge, account } = await askedPledge(context, params["pledgeId"], "content.translate")
  const { id, publicId } = pledge
  return checked(
    { kind: "pledge", id, publicId, original: originalPledge(pledge) },
    params,
    account,
  )
}

/** The same for a petition; an author who comes after the opening is shown the page, and refused when storing. */
export async function petitionToTranslate(context: RequestContext, params: Params) {
  const { petition } = await askedPetition(context, params["petitionId"])
  const { id, publicId } = petition
  const original = originalPetition(petition)
  return checked({ kind: "petition", id, publicId, original }, params, context.account)
}

function checked(
  asked: Pick<AskedTranslation, "kind" | "id" | "publicId" | "original">,
  { into = "" }: Params,
  account: SignedIn | null,
): AskedTranslation {
  const may = account && decideTranslator(asked.original, account)
  if (!account || !may || (!may.ok && may.refusal.code === "not-yours")) {
    throw new Response(null, { status: 403 })
  }
  const isThere = fieldsToTranslate(asked.original).length > 0 && asked.original.lang !== into
  if (!isLang(into) || !isThere) throw new Response(null, { status: 404 })
  return { ...asked, into, account }
}

/** All that the form's page tells: what is to be translated, how it is now, and every version of that. */
export async function translationPage(context: RequestContext, asked: AskedTranslation) {
  const { kind, id, publicId, original, into } = asked
  const db = context.db.read
  return {
    kind,
    publicId,
    into,
    lang: original.lang,
    fields: fieldsToTranslate(original).map((field) => ({
      field,
      text: original.words[field] ?? "",
    })),
    standing: await shownTranslations(db, asked, { lang: into, reader: context.lang }),
    version: await countTranslationVersions(db, kind, id, into),
    versions: await listTranslationVersions(db, kind, id, into, context.lang),
  }
}
