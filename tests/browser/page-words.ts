import type { Page } from "playwright-core"
import { latinNames } from "#tests/i18n/messages.ts"

/**
 * Words that stand in a page and do not belong there: a message's key, and on Kazakh and Russian pages Latin
 * letters. What stands in an element with its own language, is a name, an address or code, is left alone, and so
 * are names that have no other spelling.
 */
export function strayWords(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const named = new RegExp(names, "g")
    const latin = document.documentElement.lang === "en" ? null : /[A-Za-z]/
    const key = /(?:^|\s)[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)+(?:\s|$)/
    const own = "[translate=no], code, pre, kbd, style, noscript, body [lang]"
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = (walker.currentNode.textContent ?? "").trim()
      const isOwn = walker.currentNode.parentElement?.closest(own)
      if (isOwn === null && (latin?.test(text.replace(named, "")) || key.test(text)))
        found.push(text.slice(0, 80))
    }
    const title = document.title
    if (latin?.test(title.replace(named, "")) && !document.querySelector("title[lang]")) {
      found.push(`title: ${title}`)
    }
    return found
  }, latinNames.source)
}
