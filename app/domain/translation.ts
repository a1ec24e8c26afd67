import type { Actor } from "./access.ts"
import { mayDo } from "./access.ts"
import { isHidden } from "./hidden-text.ts"
import { beforeOpeningStates, readableStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { decideLength, tidy } from "./text.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What of a subject people write and others may translate: columns of its table, in the order of its form. */
export const translatedFields = {
  pledge: ["text", "horizon_event", "category"],
  petition: ["title", "statement"],
} as const

export type TranslatedKind = keyof typeof translatedFields
export type TranslatedField = (typeof translatedFields)[TranslatedKind][number]

/** Tells whether a column of some table is one that others may translate. */
export function isTranslatedField(kind: TranslatedKind, field: string): field is TranslatedField {
  return (translatedFields[kind] as readonly string[]).includes(field)
}

/** Characters that a translation may have at most: half as many again as what it translates. */
export const translationLimits: Readonly<Record<TranslatedField, number>> = {
  text: 1500,
  horizon_event: 300,
  category: 150,
  title: 180,
  statement: 3000,
}

/** A text that is to be translated, as it stands. */
export interface Original {
  readonly lang: string
  /** By field; a field that the text has not is null. */
  readonly words: Readonly<Partial<Record<TranslatedField, string | null>>>
  /** The author's account and the state of a petition; null for a promise. */
  readonly petition: { readonly proponentId: number; readonly state: PetitionState } | null
}

/** Fields of an original in which something stands that can be translated: nothing of what was hidden. */
export function fieldsToTranslate({ words }: Pick<Original, "words">): TranslatedField[] {
  return (Object.keys(words) as TranslatedField[]).filter((field) => {
    const text = words[field]
    return typeof text === "string" && text !== "" && !isHidden(text)
  })
}

export type TranslatorRefusal = "not-yours" | "no-such-petition" | "translated-after-opening"

/**
 * Decides whether somebody may translate a text: watchdogs and moderators what they can read; the author of
 * a petition until it opens, for from then on others sign it.
 */
export function decideTranslator(
  { petition }: Pick<Original, "petition">,
  actor: Actor,
): Outcome<undefined, TranslatorRefusal> {
  const isAuthor = petition?.proponentId === actor.id
  const touched = petition ? { accountId: petition.proponentId } : {}
  if (!mayDo(actor, "content.translate", touched)) return refuse("not-yours")
  if (!petition) return accept(undefined)
  if (isAuthor && actor.role === "constituent") {
    return beforeOpeningStates.includes(petition.state)
      ? accept(undefined)
      : refuse("translated-after-opening")
  }
  return readableStates.includes(petition.state) ? accept(undefined) : refuse("no-such-petition")
}

/** A field's new translation; null where it is taken back. */
export interface TranslationChange {
  readonly field: TranslatedField
  readonly text: string | null
}

export type TranslationRefusal =
  "same-language" | "nothing-changed" | "translation-too-short" | "translation-too-long"

/**
 * What a form changes of a text's translations into a language. An empty field has no translation, or no
 * longer one; words that are already in force are a change where the original was changed since: they are
 * said to hold for the new text too.
 *
 * @param standing translations in force, and whether each is older than its text
 */
export function decideTranslation(
  original: Original,
  into: string,
  given: Readonly<Partial<Record<TranslatedField, string>>>,
  standing: Readonly<
    Partial<Record<TranslatedField, { readonly text: string; readonly isOlder: boolean }>>
  >,
): Outcome<readonly TranslationChange[], TranslationRefusal> {
  if (original.lang === into) return refuse("same-language")
  const changes: TranslationChange[] = []
  for (const field of fieldsToTranslate(original)) {
    const inForce = standing[field]
    const written = tidy(given[field] ?? "")
    if (written === "") {
      if (inForce) changes.push({ field, text: null })
      continue
    }
    const limits = { least: 1, most: translationLimits[field] }
    const kept = decideLength("translation", oneLine(field, written), limits)
    if (!kept.ok) return kept
    if (kept.value !== inForce?.text || inForce.isOlder) changes.push({ field, text: kept.value })
  }
  return changes.length === 0 ? refuse("nothing-changed") : accept(changes)
}

function oneLine(field: TranslatedField, text: string): string {
  return field === "statement" || field === "text" ? text : text.replace(/\s+/g, " ")
}
