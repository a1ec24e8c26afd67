import { isPartialDay } from "#app/lib/day.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { formatDay, isMessageKey, translate, type Lang, type MessageArgs } from "./translate.ts"

/**
 * A rule's refusal as a sentence for the reader: `refusal.<code>`, its days in full. Every text that
 * is too long or too short is refused in the same words, whatever its field (`title-too-long`). A code
 * that has no sentence is said in general words, never shown bare.
 */
export function refusalSentence(lang: Lang, { code, details }: Refusal): string {
  const keys = [`refusal.${code}`, `refusal.${code.replace(/^.*-(?=too-(?:long|short)$)/, "")}`]
  return translate(lang, keys.find(isMessageKey) ?? "refusal.other", readable(lang, details))
}

function readable(lang: Lang, details: Refusal["details"] = {}): MessageArgs {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === "string" && value.length > 4 && isPartialDay(value)
        ? formatDay(lang, value)
        : value,
    ]),
  )
}
