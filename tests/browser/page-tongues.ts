import type { Page } from "playwright-core"

/**
 * Words in another language than the page's that do not say so: what stands in an element with its own `lang`
 * but without a word beside it that names the language, and letters of another language outside any such
 * element. Names of people and places, codes and the language switch are not words that somebody wrote here.
 */
export function untoldTongues(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = document.documentElement.lang
    const named = "[translate=no], code, pre, kbd, option, nav.langs-nav, .brand"
    // Names that Russian and English write with letters of their own language.
    const names = /Уәде|область (?:Ұлытау|Жетісу)|«(?:Ашық кеңес|Самалтау есебі|Тәуелсіз санақ)»/gu
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>("main [lang]")) {
      const { lang } = element
      const inner = element.textContent.trim()
      const isOwn = lang === own || inner === "" || element.closest(named) !== null
      if (isOwn || element.querySelector(".tongue") || hasMark(element, lang)) continue
      found.push(`no mark of ${lang}: ${inner.slice(0, 60)}`)
    }
    const other = { en: /\p{Script=Cyrillic}/u, ru: /[әғқңөұүһі]/iu, kk: null }[own]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = (walker.currentNode.textContent ?? "").replace(names, "").trim()
      const told = walker.currentNode.parentElement?.closest(
        `${named}, body [lang], style, noscript`,
      )
      if (told === null && other?.test(text)) found.push(`no language: ${text.slice(0, 60)}`)
    }
    return found

    /** The mark stands beside the words, or in the block around them: at most two elements further out. */
    function hasMark(element: HTMLElement, lang: string): boolean {
      let around = element.parentElement
      for (let out = 0; out < 2 && around; out++, around = around.parentElement) {
        if (around.matches("main, ul, ol, tbody")) return false
        if (around.querySelector(`.tongue[data-of="${lang}"]`)) return true
      }
      return false
    }
  })
}
