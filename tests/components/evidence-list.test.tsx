import { describe, expect, test } from "vitest"
import { EvidenceList } from "#app/components/evidence-list.tsx"
import { SourceLink } from "#app/components/source-link.tsx"
import { occurrences, render } from "./render.tsx"

const document = {
  publicId: "0000000000000001",
  kind: "document",
  direction: "supports",
  strength: "strong",
  title: "Бюджет на 2025 год",
  note: "Строка 12",
  lang: "ru",
  happenedOn: "2024-12-10",
  source: { url: "https://example.org/budget", title: null, capturedOn: "2026-01-05" },
  vote: null,
} as const

const vote = {
  publicId: "0000000000000009",
  motionTitle: "Мектеп асы туралы",
  motionLang: "kk",
  fulfillingOption: "yes",
  ownOption: "no",
} as const

describe("a piece of evidence", () => {
  test("stands with its weight in words, its note in its language and its source", () => {
    const markup = render(<EvidenceList evidence={[document]} />)
    expect(markup).toMatch(/<h3[^>]*lang="ru"[^>]*>Бюджет на 2025 год/)
    expect(markup).toContain('<span lang="ru">Строка 12</span>')
    expect(markup).toContain('href="https://example.org/budget"')
    expect(markup.replaceAll("\u00a0", " ")).toContain("seen on 5 January 2026")
    expect(markup.replaceAll("\u00a0", " ")).toContain("10 December 2024")
  })

  test("that is a vote names the motion, the deputy's option and the one the promise asks for", () => {
    const markup = render(
      <EvidenceList evidence={[{ ...document, kind: "vote", direction: "contradicts", vote }]} />,
    )
    expect(markup).toContain('href="/en/votes/0000000000000009"')
    expect(markup).toMatch(/<h3[^>]*lang="kk"[^>]*>.*Мектеп асы туралы/)
    expect(markup).toMatch(/The deputy’s vote: [^.]+\. The promise asks for: [^.]+\./)
  })

  test("that is a vote in which the deputy is not recorded says so", () => {
    const item = {
      ...document,
      kind: "vote",
      direction: "context",
      vote: { ...vote, ownOption: null },
    }
    const markup = render(<EvidenceList evidence={[item as never]} />)
    expect(markup).toContain("The records name no vote of this deputy")
  })

  test("without a title is called by its kind", () => {
    const markup = render(<EvidenceList evidence={[{ ...document, title: null }]} />)
    expect(markup).toMatch(/<h3[^>]*>[^<]+<\/h3>/)
    expect(markup, "in the page's language").not.toMatch(/<h3[^>]*lang="ru"/)
  })

  test("is shown as a list only where there is any", () => {
    expect(render(<EvidenceList evidence={[]} />)).toBe("")
    const two = [document, { ...document, publicId: "0000000000000002" }]
    expect(occurrences(render(<EvidenceList evidence={two} />), "<li")).toBe(2)
  })
})

describe("a source", () => {
  const source = { url: "https://example.org/a", title: "Programme", capturedOn: "2026-01-05" }

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.example",
    "ISBN 978",
  ])("at %s is shown, not linked", (url) => {
    const markup = render(<SourceLink source={{ ...source, url }} label="Source" />)
    expect(markup).not.toContain("<a")
    expect(markup).toContain(url)
  })

  test("on the web is linked by its title, else by what the page calls it", () => {
    expect(render(<SourceLink source={source} label="Source" />)).toContain(">Programme</a>")
    const untitled = { ...source, title: null }
    expect(render(<SourceLink source={untitled} label="Source" />)).toContain(">Source</a>")
  })
})
