import { describe, expect, test } from "vitest"
import { PetitionProgress } from "#app/components/petition-progress.tsx"
import { progressGeometry, progressWidth, thresholdX } from "#app/components/progress-geometry.ts"
import { render } from "./render.tsx"

describe("progressGeometry", () => {
  test.each([
    ["nothing yet", 0, 800, 0, false],
    ["half of what is needed", 400, 800, thresholdX / 2, false],
    ["exactly the threshold", 800, 800, thresholdX, false],
    ["one fewer than the threshold", 799, 800, (799 / 800) * thresholdX, false],
    ["exactly 125 %", 1000, 800, progressWidth, false],
    ["one more than 125 %", 1001, 800, progressWidth, true],
    ["ten times as many", 8000, 800, progressWidth, true],
  ])("%s", (_, count, needed, filled, overflows) => {
    const geometry = progressGeometry(count, needed)
    expect(geometry.filled).toBeCloseTo(filled, 6)
    expect(geometry.overflows).toBe(overflows)
  })

  test("a threshold of none is reached at once", () => {
    expect(progressGeometry(0, 0)).toEqual({ filled: thresholdX, overflows: false })
  })
})

describe("PetitionProgress", () => {
  test("says the numbers in words beside the drawing", () => {
    const markup = render(<PetitionProgress count={1514} needed={2842} />)
    expect(markup).toContain(">1,514 of 2,842 signatures needed</desc>")
    expect(markup).toContain("<strong>1,514</strong> of 2,842")
  })

  test("ends in an arrow only beyond 125 %", () => {
    expect(render(<PetitionProgress count={1000} needed={800} />)).not.toContain("progress-arrow")
    expect(render(<PetitionProgress count={1001} needed={800} />)).toContain("progress-arrow")
  })
})
