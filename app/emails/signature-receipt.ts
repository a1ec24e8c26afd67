import { setLetter } from "./letter.ts"
import type { Letter, Sender } from "./letter.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface SignatureReceipt {
  readonly lang: Lang
  readonly title: string
  /** The file as text. */
  readonly receipt: string
}

/** “Your receipt”: the file that proves that one signature was counted. Names nobody, nor does the file. */
export function signatureReceipt(mail: SignatureReceipt, { origin }: Sender): Letter {
  const { t, quote, path } = makeLocale(mail.lang)
  const letter = setLetter(mail.lang, "mail.receipt-subject", [
    t("mail.receipt-counted", { title: quote(mail.title) }),
    t("mail.receipt-file"),
    t("mail.receipt-check"),
    { url: `${origin}${path("/receipts")}` },
    t("mail.receipt-withdrawn"),
    t("mail.receipt-kept"),
  ])
  const attachments = [{ name: "receipt.tlog-proof", type: "text/plain", content: mail.receipt }]
  return { ...letter, attachments }
}
