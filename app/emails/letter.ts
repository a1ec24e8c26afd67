import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang, MessageKey } from "#app/i18n/translate.ts"

/** A file that comes with a letter. */
export interface Attachment {
  readonly name: string
  /** Its media type: `text/plain`. */
  readonly type: string
  readonly content: string
}

/** What a recipient reads: the same words as plain text and as HTML. */
export interface Letter {
  readonly subject: string
  /** The language that mail programs and screen readers are told (RFC 3282). */
  readonly lang?: Lang
  readonly text: string
  readonly html: string
  readonly attachments?: readonly Attachment[]
  /** Where a POST ends letters of this kind (RFC 8058). Of letters that somebody asked for once and gets many of. */
  readonly unsubscribe?: string
}

/** A paragraph, or an address that stands on a line of its own. */
export type Part = string | { readonly url: string }

/** Where the site is, for letters that lead back to it: `https://uade.example`. */
export interface Sender {
  readonly origin: string
}

/** Sets a letter: greeting, its parts, and a foot that says who sent it. */
export function setLetter(lang: Lang, subject: MessageKey, parts: readonly Part[]): Letter {
  const { t } = makeLocale(lang)
  const body: Part[] = [t("mail.greeting"), ...parts, t("mail.foot", { site: t("common.site") })]
  return {
    subject: t(subject),
    lang,
    text: `${body.map(asText).join("\n\n")}\n`,
    html: `<!doctype html>\n<html lang="${lang}"><meta charset="utf-8"><body>\n${body.map(asHtml).join("\n")}\n</body></html>\n`,
  }
}

function asText(part: Part): string {
  return typeof part === "string" ? part : part.url
}

function asHtml(part: Part): string {
  if (typeof part === "string") return `<p>${escape(part)}</p>`
  const url = escape(part.url)
  return `<p><a href="${url}">${url}</a></p>`
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
