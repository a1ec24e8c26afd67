import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { LocaleProvider, makeLocale, useLocale } from "#app/i18n/locale.tsx"

function Sample() {
  const { lang, t, instant, path } = useLocale()
  return (
    <a href={path("/people")} lang={lang} title={instant("2026-11-24T19:05:00Z")}>
      {t("common.nav-people")}
    </a>
  )
}

describe("useLocale", () => {
  test("speaks the language of its provider, in the country's time", () => {
    const page = (
      <LocaleProvider lang="kk">
        <Sample />
      </LocaleProvider>
    )
    expect(renderToStaticMarkup(page)).toBe(
      '<a href="/kk/people" lang="kk" title="2026 жылғы 25 қараша, 00:05">Депутаттар</a>',
    )
  })

  test("uses the time zone it is given", () => {
    const page = (
      <LocaleProvider lang="en" zone="UTC">
        <Sample />
      </LocaleProvider>
    )
    expect(renderToStaticMarkup(page)).toContain("24 November 2026, 19:05")
  })
})

test.each([
  ["/people", "/ru/people"],
  ["people", "/ru/people"],
  ["/", "/ru"],
  ["", "/ru"],
  ["/petitions?state=open#top", "/ru/petitions?state=open#top"],
  ["/session?next=/ru/account/", "/ru/session?next=/ru/account/"],
])("path leads %j to %s", (to, address) => {
  expect(makeLocale("ru").path(to)).toBe(address)
})

describe("an article of a law", () => {
  test.each([
    ["en", "113-12", "Article 113‑12"],
    ["en", "113-12(2)", "Article 113‑12, paragraph 2"],
    ["kk", "113-12(2)", "113‑12‑баптың 2‑тармағы"],
    ["kk", "113-14(2)1)", "113‑14‑баптың 2‑тармағының 1‑тармақшасы"],
    ["ru", "113-14(2)1)", "Подпункт 1\u00a0пункта 2\u00a0статьи 113‑14"],
    ["ru", "s.14", "s.14"],
    ["en", "II, 13", "Article II, 13"],
  ] as const)("%s %s", (lang, article, words) => {
    expect(makeLocale(lang).article(article).replace(/-/g, "‑")).toBe(words)
  })
})
