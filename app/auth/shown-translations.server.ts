import type { ShownTranslation, ShownTranslator } from "#app/domain/shown-translation.ts"
import { shownPerson } from "#app/domain/shown-person.ts"
import { isOlder } from "#app/domain/translation.server.ts"
import type { Original, TranslatedField, TranslatedKind } from "#app/domain/translation.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { listTranslations } from "#db/queries/translation-versions.server.ts"
import type { StoredTranslator } from "#db/queries/translation-versions.server.ts"
import type { Reader } from "#db/schema.ts"

/** Translations of one text into one language, by field. */
export type ShownTranslations = Readonly<Partial<Record<TranslatedField, ShownTranslation>>>

/**
 * The translations that a page shows beside a text; of what was hidden, none.
 * @param into into which language, and in which one names are told
 */
export async function shownTranslations(
  db: Reader,
  { kind, id, original }: { kind: TranslatedKind; id: number; original: Original },
  into: { readonly lang: string; readonly reader: string },
): Promise<ShownTranslations> {
  if (original.lang === into.lang) return {}
  const all = await listTranslations(db, kind, id, into.reader)
  const shown = all.flatMap(({ field, lang, text, at, ofSha256, by }) => {
    const words = original.words[field as TranslatedField]
    if (lang !== into.lang || typeof words !== "string" || isHidden(words)) return []
    const made = {
      text,
      at,
      isOlder: isOlder(ofSha256, words),
      by: by && translatorOf(by, original),
    }
    return [[field, made satisfies ShownTranslation] as const]
  })
  return Object.fromEntries(shown)
}

/** An author is told by nothing but that: nobody learns whose petition it is. */
function translatorOf(by: StoredTranslator, { petition }: Original): ShownTranslator {
  if (petition?.proponentId === by.accountId) return { as: "author" }
  if (by.role === "moderator") return { as: "moderator" }
  return { as: "organization", organization: by.organization, person: shownPerson(by) }
}
