import { isLang, type Lang } from "./lang.ts"

interface Wishes {
  /** The value of the language cookie, if there is one. */
  readonly cookie?: string | null | undefined
  /** The Accept-Language header, if there is one. */
  readonly acceptLanguage?: string | null | undefined
  readonly fallback: Lang
}

/**
 * The language for a reader who asked for `/`: the cookie's, else the best of Accept-Language by
 * its q-values (RFC 9110 §12.5.4; `ru-KZ` asks for `ru`, q=0 refuses), else the fallback, which
 * is also what `*` means. Equal wishes stand in the order they were written.
 */
export function negotiateLang({ cookie, acceptLanguage, fallback }: Wishes): Lang {
  if (isLang(cookie)) return cookie
  const ranges = (acceptLanguage ?? "").split(",").map(parseRange)
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)
  const names = wanted.map(({ name }) => (name === "*" ? fallback : name))
  return names.find(isLang) ?? fallback
}

/** One wish, ` kk-KZ;q=0.8`. What cannot be read is a wish for nothing. */
function parseRange(text: string): { readonly name: string; readonly quality: number } {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1"
  const quality = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? Number(q) : 0
  return { name: range.split("-")[0] ?? "", quality }
}
