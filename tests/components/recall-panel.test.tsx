import { describe, expect, test } from "vitest"
import { RecallLine, RecallPanel } from "#app/components/recall-panel.tsx"
import type { RecallOutlook } from "#app/domain/recall-outlook.ts"
import { langs } from "#app/i18n/translate.ts"
import { occurrences, render } from "./render.tsx"

const outlook: RecallOutlook = {
  status: "open",
  ruleSet: "kz-2026",
  office: "maslikhat",
  article: "113-12(2)",
  opensOn: "2024-03-29",
  closesOn: "2027-03-28",
  byLastKnown: true,
  term: { from: "2023-03-29", to: "2028-03-28" },
}

const today = "2026-11-24"

describe("the line on recall", () => {
  test.each([
    [{}, "Recall can be started until 28 March 2027"],
    [{ closesOn: null }, "Recall can be started"],
    [{ status: "not-yet" }, "Recall cannot be started yet. First day: 29 March 2024"],
    [{ status: "over" }, "Recall can no longer be started"],
    [{ status: "none" }, "Not recallable by law; a petition is advisory"],
    [{ status: "unbound" }, "No recall rule is bound to this seat; a petition is advisory"],
    [
      { status: "undated" },
      "When recall can be started is not known: the days of the term are not on record",
    ],
  ] as const)("for %j says %s", (given, words) => {
    const markup = render(<RecallLine outlook={{ ...outlook, ...given }} />)
    expect(markup.replaceAll("\u00a0", " ")).toBe(words)
  })
})

describe("the panel on recall", () => {
  test("draws the term, names the article and says whose wording the days are", () => {
    const markup = render(<RecallPanel outlook={outlook} today={today} startHref="/start" />)
    expect(occurrences(markup, "<svg")).toBe(1)
    expect(markup).toContain("Article 113‑12, paragraph 2")
    expect(markup).toContain("the new one has not been checked")
    expect(markup).toContain('href="/start"')
  })

  test("says nothing of a former wording once the one in force was read", () => {
    const markup = render(
      <RecallPanel outlook={{ ...outlook, byLastKnown: false }} today={today} />,
    )
    expect(markup).not.toContain("has not been checked")
    expect(markup, "and offers no petition where none can be").not.toContain("<a ")
  })

  test.each([
    ["nobody said which law binds", { status: "unbound", opensOn: null, closesOn: null }],
    ["a side of the term is not known", { term: { from: "2023-03-29", to: null } }],
  ] as const)("draws nothing where %s", (_, given) => {
    const markup = render(<RecallPanel outlook={{ ...outlook, ...given }} today={today} />)
    expect(markup).not.toContain("<svg")
  })

  test.each(langs)("leaves no place in %s unfilled", (lang) => {
    const markup = render(<RecallPanel outlook={outlook} today={today} startHref="/start" />, lang)
    expect(markup).not.toMatch(/[{}]/)
  })
})
