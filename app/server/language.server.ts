import { isLang } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { negotiateLang } from "#app/i18n/negotiate.ts"
import type { IncomingMessage } from "node:http"
import { langCookie, langCookieOf } from "#app/auth/cookie.ts"
import { privately, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"

/** The language of a request: what its path says, else what the reader chose or asks for. */
export function languageOf(request: IncomingMessage, pathname: string, fallback: Lang): Lang {
  const first = pathname.split("/")[1] ?? ""
  if (isLang(first)) return first
  return negotiateLang({
    cookie: langCookieOf(request.headers.cookie),
    acceptLanguage: request.headers["accept-language"],
    fallback,
  })
}

/**
 * Remembers the language in which somebody reads on within the site, so that the bare address leads
 * there next time. A link from elsewhere changes nothing: its language was another person's choice.
 */
export async function rememberLanguage(exchange: Exchange, next: Next): Promise<Answer> {
  const { request, url, lang, house } = exchange
  const answer = await next()
  const reading = isLang(url.pathname.split("/")[1]) && answer.status === 200
  const within = request.headers["sec-fetch-site"] === "same-origin"
  if (!reading || !within || langCookieOf(request.headers.cookie) === lang) return answer
  const cookies = [answer.headers["set-cookie"] ?? []].flat()
  const remembered = [...cookies, langCookie(house.origin, lang)]
  // A cookie is for one browser: no cache between may hand it to others.
  const caching = String(answer.headers["cache-control"] ?? "private").replace("public", "private")
  return privately(withHeaders(answer, { "set-cookie": remembered }), caching)
}
