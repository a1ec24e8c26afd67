import type { Lang } from "./lang.ts"

const nbsp = "\u00a0"
const hyphen = "\u2011"

/**
 * Ties together what a line must not break: № and its number, a number and its noun («30 күн»),
 * «ст.» and its number, a Russian one-letter preposition and its word, the parts of an article's
 * number (113-12). Works on ready text and on ICU text alike, where `#` and `{n, number}` are numbers.
 */
export function typeset(lang: Lang, text: string): string {
  const tied = text.replace(/№ (?=[\d{])/g, `№${nbsp}`).replace(/(?<=\d) (?=[%₸])/g, nbsp)
  const articles = tied.replace(/(?<![\d-])(\d{2,3})-(\d{1,2})(?![\d]|-\d)/g, `$1${hyphen}$2`)
  if (lang === "en") return articles
  const counted = articles.replace(/(?<=\d|#|, number\}) (?=\p{L})/gu, nbsp)
  return lang === "kk" ? tieKazakh(counted) : tieRussian(counted)
}

/** «113-12-бап»: the ordinal's own hyphen holds as fast as the one in the number. */
function tieKazakh(text: string): string {
  return text.replace(/(?<=\u2011\d{1,2})-(?=\p{L})/gu, hyphen)
}

function tieRussian(text: string): string {
  return text
    .replace(/(?<=^|[\s(«“])([вксуоия]) (?=\S)/giu, `$1${nbsp}`)
    .replace(/(?<![\p{L}])(ст|п|пп)\. (?=[\d{])/giu, `$1.${nbsp}`)
    .replace(/(?<=\d) (?=г\.)/gu, nbsp)
}
