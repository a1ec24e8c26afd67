import { routeAccess } from "#app/auth/route-access.ts"
import type { RouteAccess } from "#app/auth/route-row.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"

/**
 * Pages carry no script, no inline style and no frame; a form goes to this site alone. Nothing on them asks for
 * anything: `connect-src` lets a browser's tools read robots.txt beside the page.
 */
const policy = policyOf("'self'")

/** Pages of passkeys: the files of this site, nothing written into the page, and they ask for nothing. */
const policyWithScript = `${policyOf("'none'")}; script-src 'self'`

/** The same, where the script asks this site for something while somebody types. */
const policyWithAsking = `${policyOf("'self'")}; script-src 'self'`

const always = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  // Same-origin rather than none: with none a browser names no origin when it sends a form.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "x-frame-options": "DENY",
}

const behindTls = { "strict-transport-security": "max-age=63072000; includeSubDomains" }

/** NCALayer, by which Kazakhstan's keys sign, listens on the visitor's own computer and nowhere else. */
const policyWithSigner = `${policyOf("wss://127.0.0.1:13579")}; script-src 'self'`

/** Adds the headers that every answer carries, whoever gives it. What a page set itself stays. */
export async function securityHeaders({ house, id, url }: Exchange, next: Next): Promise<Answer> {
  return secured(await next(), house.origin, url.pathname, { "x-request-id": id })
}

/** The answer at a path with the headers of its site, and others that stand whatever it says itself. */
export function secured(
  answer: Answer,
  origin: string,
  pathname: string,
  others: Readonly<Record<string, string>> = {},
): Answer {
  const headers = headersOf(origin)
  const access = routeAccess(pathname)
  if (access?.script) headers["content-security-policy"] = policyFor(access)
  // Only what says itself that it may be framed is: the word of older browsers knows no exception.
  if (String(answer.headers["content-security-policy"]).includes("frame-ancestors *"))
    delete headers["x-frame-options"]
  return { ...answer, headers: Object.assign(headers, answer.headers, others) }
}

function policyFor({ asks, signer }: RouteAccess): string {
  if (signer) return policyWithSigner
  return asks ? policyWithAsking : policyWithScript
}

function policyOf(connect: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src ${connect}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ")
}

/** The headers of every answer of a site. @param id by which the log knows the request */
export function headersFor(origin: string, id: string): Record<string, string> {
  return { ...headersOf(origin), "x-request-id": id }
}

function headersOf(origin: string): Record<string, string> {
  return { ...always, ...(origin.startsWith("https:") ? behindTls : {}) }
}
