import type { Part } from "./letter.ts"
import type { Locale } from "#app/i18n/locale.tsx"

/** The author's words and what the deputy answered: a letter that gives the one gives the other. */
export interface BothSides {
  readonly statement: string
  /** Null while none was asked for, or it is still awaited. */
  readonly reply: { readonly outcome: string; readonly text: string | null } | null
  /** The petition has not opened, so that a reply may still come. */
  readonly beforeOpening: boolean
}

/** Both texts word for word, the one who spoke first before the other. */
export function bothSides(sides: BothSides, { t, quote }: Locale): Part[] {
  return [
    t("mail.author-said", { statement: quote(sides.statement) }),
    deputysSide(sides, { t, quote }),
  ]
}

/** What the deputy answered, or how the time for it ended. */
export function deputysSide(
  { reply, beforeOpening }: Pick<BothSides, "reply" | "beforeOpening">,
  { t, quote }: Pick<Locale, "t" | "quote">,
): string {
  if (reply?.outcome === "given" && reply.text !== null) {
    return t("mail.deputy-said", { text: quote(reply.text) })
  }
  if (reply?.outcome === "declined") return t("mail.deputy-declined")
  if (reply) return t("mail.deputy-silent")
  return t(beforeOpening ? "petition.reply-to-come" : "petition.reply-not-asked")
}
