import { listFolderMail } from "#app/emails/send.server.ts"
import type { House } from "#app/context.server.ts"
import { isLang } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"

/** A letter of the demonstration as its mailbox shows it. */
export interface ShownLetter {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly lang: Lang | undefined
  readonly at: Instant
  readonly paragraphs: readonly { readonly text: string; readonly href: string | null }[]
}

/** The letters that the site has sent, newest first: the mail of everybody, as nobody here is real. */
export async function listLetters({ dataDir }: Pick<House, "dataDir">): Promise<ShownLetter[]> {
  const mails = await listFolderMail(dataDir)
  return mails.map(({ id, to, subject, text, html, at }) => ({
    id,
    to,
    subject,
    at,
    lang: langOf(html),
    paragraphs: text
      .trim()
      .split(/\n{2,}/)
      .map(asParagraph),
  }))
}

/** Letters set each address alone on its line. Nothing else becomes a link. */
function asParagraph(text: string) {
  return { text, href: /^https?:\/\/\S+$/.test(text) ? text : null }
}

function langOf(html: string): Lang | undefined {
  const lang = /<html lang="(\w+)"/.exec(html)?.[1]
  return isLang(lang) ? lang : undefined
}
