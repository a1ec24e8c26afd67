import { sessionLimits } from "#app/domain/session.ts"
import type { Role } from "#app/domain/access.ts"
import { isLang } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"

/** `__Host-` binds a cookie to this host over TLS; where there is no TLS a browser would refuse it. */
const names = { https: "__Host-sid", http: "sid" } as const
const knockNames = { https: "__Host-knock", http: "knock" } as const
const identityNames = { https: "__Host-identity", http: "identity" } as const
const yearInSeconds = 365 * 24 * 60 * 60

/** The session's token among a request's cookies. */
export function sessionTokenOf(header: string | null | undefined, origin: string) {
  return valueOf(header, sessionName(origin))
}

/** Tells whether a request brings a session's cookie at all, valid or not. */
export function hasSessionCookie(header: string | null | undefined): boolean {
  return Object.values(names).some((name) => valueOf(header, name) !== undefined)
}

/** The language the reader chose before. */
export function langCookieOf(header: string | null | undefined): Lang | undefined {
  const lang = valueOf(header, "lang")
  return isLang(lang) ? lang : undefined
}

/** A Set-Cookie that hands out a session's token, kept by the browser as long as a session can last at most. */
export function sessionCookie(origin: string, token: string, role: Role): string {
  const seconds = sessionLimits(role).absolute / 1000
  return cookie(origin, sessionName(origin), token, seconds)
}

/** A Set-Cookie that takes the session's token back. */
export function endedSessionCookie(origin: string): string {
  return cookie(origin, sessionName(origin), "", 0)
}

/** The secret of a browser that is about to sign in by a passkey: the question to it is bound to this. */
export function knockOf(header: string | null | undefined, origin: string): string | undefined {
  return valueOf(header, named(knockNames, origin))
}

/** A Set-Cookie that gives a browser such a secret, until it is closed. */
export function knockCookie(origin: string, secret: string): string {
  return cookie(origin, named(knockNames, origin), secret)
}

/** The secret of the identification that a browser has begun: no other browser goes on with it. */
export function identificationOf(
  header: string | null | undefined,
  origin: string,
): string | undefined {
  return valueOf(header, named(identityNames, origin))
}

/** A Set-Cookie that gives a browser such a secret, until it is closed. */
export function identificationCookie(origin: string, secret: string): string {
  return cookie(origin, named(identityNames, origin), secret)
}

/** A Set-Cookie that remembers the language for a year. */
export function langCookie(origin: string, lang: Lang): string {
  return cookie(origin, "lang", lang, yearInSeconds)
}

function cookie(origin: string, name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? "" : `; Max-Age=${String(seconds)}`
  const secure = isSecure(origin) ? "; Secure" : ""
  return `${name}=${value}; Path=/${age}; HttpOnly; SameSite=Lax${secure}`
}

function sessionName(origin: string): string {
  return named(names, origin)
}

function named(both: { readonly https: string; readonly http: string }, origin: string): string {
  return isSecure(origin) ? both.https : both.http
}

function isSecure(origin: string): boolean {
  return origin.startsWith("https:")
}

/** The first cookie of a name: RFC 6265 sends the one with the longest path first. */
function valueOf(header: string | null | undefined, name: string): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim())
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  return value === "" ? undefined : value
}
