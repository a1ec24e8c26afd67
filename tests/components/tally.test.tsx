import { describe, expect, test } from "vitest"
import { Tally } from "#app/components/tally.tsx"
import { occurrences, render } from "./render.tsx"

describe("Tally", () => {
  const pledges = [
    { rating: "broken", title: "A hospital", href: "/p/1" },
    { rating: "kept", title: "Three buses", href: "/p/2" },
  ] as const

  test("draws one link a promise, in the order of the ratings", () => {
    const markup = render(<Tally counts={{ broken: 1, kept: 1 }} pledges={pledges} />)
    expect(markup).toContain('aria-label="Kept: Three buses"')
    expect(markup.indexOf("/p/2")).toBeLessThan(markup.indexOf("/p/1"))
  })

  test("draws units instead of links beyond 60 promises", () => {
    const many = Array.from({ length: 61 }, (_, index) => ({ ...pledges[0], href: `/p/${index}` }))
    const markup = render(<Tally counts={{ broken: 61 }} pledges={many} />)
    expect(markup).toContain(">61 promises: Broken 61</desc>")
    expect(occurrences(markup, "<pattern ")).toBe(1)
    expect(markup).toContain('d="M0 0h336v14.5h-336zM0 14.5h336v14.5h-336zM0 29h182v14.5h-182z"')
  })

  test("fills the marks of each rating from where the one before it ends", () => {
    const markup = render(<Tally counts={{ kept: 30, broken: 31 }} />)
    expect(occurrences(markup, "<pattern ")).toBe(2)
    expect(markup).toContain('d="M0 0h336v14.5h-336zM0 14.5h84v14.5h-84z"')
    expect(markup).toContain('d="M84 14.5h252v14.5h-252zM0 29h182v14.5h-182z"')
  })

  test("names no rating that has no promise, and never a percentage", () => {
    const markup = render(<Tally counts={{ kept: 3, stalled: 1 }} />)
    expect(occurrences(markup, "legend-entry")).toBe(2)
    expect(markup).not.toMatch(/\d\s?%/)
  })
})
