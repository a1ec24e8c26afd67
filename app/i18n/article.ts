import { translate, typeset } from "./translate.ts"
import type { Lang } from "./translate.ts"

/**
 * An article as the rule sets name it, `113-14(2)1)`, in words: article, paragraph, subparagraph.
 * A number written otherwise stays as it is after the word for "article"; what begins with a word of its
 * own (`s. 14(3)`, `Ley 1757/2015`) stays whole.
 */
export function formatArticle(lang: Lang, article: string): string {
  if (!/^(\d|[IVXLC]+\b)/.test(article)) return typeset(lang, article)
  const parts = /^([\d-]+)(?:\((\d+)\))?(?:(\d+)\))?$/.exec(article)
  const [, number = article, paragraph, subparagraph] = parts ?? []
  return typeset(lang, inWords(lang, number, paragraph, subparagraph))
}

function inWords(lang: Lang, article: string, paragraph?: string, subparagraph?: string): string {
  if (paragraph === undefined) return translate(lang, "pattern.article", { article })
  if (subparagraph === undefined) {
    return translate(lang, "pattern.article-paragraph", { article, paragraph })
  }
  return translate(lang, "pattern.article-subparagraph", { article, paragraph, subparagraph })
}
