import { isLang } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { negotiateLang } from "#app/i18n/negotiate.ts"
import type { IncomingMessage } from "node:http"
import { langCookieOf } from "#app/auth/cookie.ts"

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
