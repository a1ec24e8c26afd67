import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/**
 * An address as it is written to, and its canonical form: equal for all spellings that reach the same
 * mailbox, so that one mailbox confirms once. Mail always goes to `address`.
 */
export interface EmailAddress {
  readonly address: string
  readonly canonical: string
}

export type EmailRefusal = "email-invalid"

interface Provider {
  /** Domains of one mailbox, the canonical one first. */
  readonly domains: readonly string[]
  /** Characters that the provider ignores in a name. */
  readonly ignores?: RegExp
  /** Characters that the provider takes for a full stop. */
  readonly takesForDot?: RegExp
}

/**
 * Providers that deliver several spellings to one mailbox. Mail.ru's domains (mail.ru, bk.ru, inbox.ru,
 * list.ru, internet.ru) are not here: each is a mailbox of its own, as are outlook.com and hotmail.com.
 */
const providers: readonly Provider[] = [
  { domains: ["gmail.com", "googlemail.com"], ignores: /\./g },
  {
    domains: [
      "yandex.ru",
      "ya.ru",
      "yandex.com",
      "yandex.kz",
      "yandex.by",
      "yandex.ua",
      "yandex.uz",
      "narod.ru",
    ],
    takesForDot: /-/g,
  },
  { domains: ["proton.me", "protonmail.com", "pm.me"], ignores: /[._-]/g },
  { domains: ["icloud.com", "me.com", "mac.com"] },
]

/** RFC 5322 dot-atom in ASCII: no quoting, no comments, nothing that a mail header could misread. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const hostname = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

/**
 * Reads an address as a person types it: outer spaces dropped, the domain in lower case and, where it is
 * written in other letters, in punycode. Lengths: local part ≤ 64, whole ≤ 254 (RFC 5321).
 */
export function parseEmailAddress(text: string): Outcome<EmailAddress, EmailRefusal> {
  const typed = text.trim()
  const at = typed.lastIndexOf("@")
  const local = typed.slice(0, Math.max(at, 0))
  const domain = asciiDomain(typed.slice(at + 1))
  const fits = local.length <= 64 && local.length + 1 + domain.length <= 254
  if (!fits || !localPart.test(local) || !hostname.test(domain)) return refuse("email-invalid")
  return accept({ address: `${local}@${domain}`, canonical: canonicalForm(local, domain) })
}

function canonicalForm(local: string, domain: string): string {
  const provider = providers.find(({ domains }) => domains.includes(domain))
  const name = local.toLowerCase()
  const untagged = name.replace(/^(.+?)\.?\+.*$/, "$1")
  const mailbox = untagged
    .replace(provider?.ignores ?? neither, "")
    .replace(provider?.takesForDot ?? neither, ".")
  return `${mailbox || name}@${provider?.domains[0] ?? domain}`
}

const neither = /(?!)/

/** The domain in ASCII and lower case; empty where it holds what no host name may. */
function asciiDomain(domain: string): string {
  if (/[\s/?#\\@:%[\]<>,;"()]/.test(domain) || !domain.includes(".")) return ""
  const url = `http://${domain}`
  return URL.canParse(url) ? new URL(url).hostname : ""
}
