import { describe, expect, test } from "vitest"
import { Page } from "#app/components/page.tsx"
import { occurrences, render } from "./render.tsx"

describe("Page", () => {
  test("leads past the header to the one main part", () => {
    const markup = render(<Page>words</Page>)
    expect(markup.indexOf('href="#main"')).toBeLessThan(markup.indexOf("<header"))
    expect(occurrences(markup, 'id="main"')).toBe(1)
  })

  test("marks the present part of the site and the present language, once each", () => {
    const markup = render(<Page active="promises">words</Page>)
    expect(markup).toContain('<a href="/en/promises" aria-current="true">')
    expect(markup).toContain('<span lang="en" aria-current="true">Eng</span>')
    expect(occurrences(markup, "aria-current")).toBe(2)
  })

  test("offers the same page in the other languages", () => {
    const markup = render(<Page alternates="/people/k3v9x2m4q8ab7tpz">words</Page>)
    expect(markup).toContain('href="/kk/people/k3v9x2m4q8ab7tpz"')
    expect(markup).toContain('href="/ru/people/k3v9x2m4q8ab7tpz"')
  })

  test("shows the way out before everything else, without telling where the reader came from", () => {
    const markup = render(<Page quickExit>words</Page>)
    expect(markup).toMatch(/<a[^>]*class="quick-exit-leave"[^>]*rel="noreferrer"/)
    expect(markup.indexOf("quick-exit")).toBeLessThan(markup.indexOf("<header"))
    expect(render(<Page>words</Page>)).not.toContain("quick-exit")
  })

  test.each(["kk", "ru", "en"] as const)("says in %s that this is no government site", (lang) => {
    const words = {
      kk: "мемлекеттік сайт емес",
      ru: "не государственный сайт",
      en: "not a government site",
    }
    expect(render(<Page>words</Page>, lang)).toContain(words[lang])
  })

  test("carries no inline style and no script", () => {
    expect(
      render(
        <Page quickExit invented>
          words
        </Page>,
      ),
    ).not.toMatch(/style=|<script/)
  })
})
