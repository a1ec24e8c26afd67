import { describe, expect, test } from "vitest"
import { FindingSplit, Split } from "#app/components/split.tsx"
import { occurrences, render } from "./render.tsx"

const deputy = { rating: "in-progress", quote: "“The foundation is laid.”" } as const
const watchdog = { rating: "broken", quote: "“No bed exists.”" } as const

describe("what the deputy says beside what the watchdog finds", () => {
  test("two ratings that differ are parted by a jagged seam that says so", () => {
    const markup = render(<FindingSplit deputy={deputy} watchdog={watchdog} />)
    expect(markup).toContain("They differ")
    expect(markup).toContain("seam-zigzag")
  })

  test("two ratings that agree meet in a straight seam", () => {
    const markup = render(
      <FindingSplit deputy={{ ...deputy, rating: "broken" }} watchdog={watchdog} />,
    )
    expect(markup).toContain("They agree")
    expect(markup).not.toContain("seam-zigzag")
  })

  test("a deputy who has not answered keeps the room, and the day of asking is said", () => {
    const markup = render(
      <FindingSplit deputy={{ asked: "Asked on 3 November." }} watchdog={watchdog} />,
    )
    expect(markup).toContain("The deputy has not answered. Asked on 3 November.")
    expect(occurrences(markup, "split-half")).toBe(2)
    expect(occurrences(markup, "split-missing")).toBe(1)
    expect(markup).not.toMatch(/They (differ|agree)/)
  })

  test("the deputy comes first, under the same kind of heading", () => {
    const markup = render(<FindingSplit deputy={deputy} watchdog={watchdog} />)
    expect(markup.indexOf("The deputy says")).toBeLessThan(markup.indexOf("The watchdog finds"))
    expect(occurrences(markup, 'class="split-heading"')).toBe(2)
  })

  test("grounds and reply are parted without a word", () => {
    const half = { heading: "Grounds", quote: "“A hospital was promised.”" }
    const markup = render(<Split plain first={half} second={{ ...half, heading: "Reply" }} />)
    expect(markup).toContain("seam-zigzag")
    expect(markup).not.toContain("seam-words")
  })
})
