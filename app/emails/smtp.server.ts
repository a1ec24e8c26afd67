import { createTransport } from "nodemailer"
import { Undeliverable } from "./transport.ts"
import type { Mail, Transport } from "./transport.ts"

/** A server that does not answer must not hold a claimed task until its lease ends. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends by SMTP, over at most four connections that stay open between mails. */
export function smtpTransport(url: string, from: string): Transport {
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  return {
    deliver: async ({ id, to, subject, lang, text, html, unsubscribe, attachments = [] }: Mail) => {
      try {
        await pool.sendMail({
          messageId: `<${id}>`,
          from,
          // An object is taken as ONE address; a string would be read as a list.
          to: { name: "", address: to },
          subject: subject.replace(/[\r\n]+/g, " "),
          text,
          html,
          attachments: attachments.map(({ name, type, content }) => ({
            ...{ filename: name, contentType: type, content },
          })),
          headers: {
            "Auto-Submitted": "auto-generated",
            ...(lang === undefined ? {} : { "Content-Language": lang }),
            ...endedBy(unsubscribe),
          },
        })
      } catch (fault) {
        throw permanent(fault) ?? fault
      }
    },
    close: () => {
      pool.close()
    },
  }
}

/**
 * How a mail program ends letters in one click (RFC 8058 §3.1). The relay's DKIM signature must cover both
 * fields, or programs do not offer it.
 */
function endedBy(url: string | undefined): Record<string, string> {
  if (url === undefined) return {}
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
}

/** A 5xx answer to the recipient or the message is final (RFC 5321 §4.2.1); one to our password is our own fault. */
function permanent(fault: unknown): Undeliverable | undefined {
  if (!(fault instanceof Error)) return undefined
  const { code, responseCode } = fault as Error & { code?: string; responseCode?: number }
  const ofThisMail = code === "EENVELOPE" || code === "EMESSAGE"
  if (!ofThisMail || responseCode === undefined || responseCode < 500) return undefined
  return new Undeliverable(`${code} ${String(responseCode)}`)
}

/** Asks a mail server whether it would take mail from us: connects, signs in, says NOOP, sends nothing. */
export async function verifySmtp(url: string): Promise<boolean> {
  const line = createTransport({ url, ...{ connectionTimeout: 5000, greetingTimeout: 5000 } })
  try {
    return await line.verify()
  } catch {
    return false
  } finally {
    line.close()
  }
}
