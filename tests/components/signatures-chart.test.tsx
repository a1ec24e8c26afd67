import { describe, expect, test } from "vitest"
import { AlphaPicture, leastOf } from "#app/components/agreement-chart.tsx"
import { RatingsOverTime } from "#app/components/ratings-over-time.tsx"
import {
  latestLabelAt,
  latestNumberAt,
  plot,
  signaturesGeometry,
} from "#app/components/signatures-chart-geometry.ts"
import { SignaturesChart } from "#app/components/signatures-chart.tsx"
import { addDays } from "#app/lib/day.ts"
import { render } from "./render.tsx"

const from = "2026-11-01"
const counted = Array.from({ length: 12 }, (_, index) => ({
  day: addDays(from, index),
  count: 40 + 11 * index,
}))
const drive = {
  ...{ counted, from, closesOn: "2026-11-30", closedOn: null },
  ...{ today: "2026-11-13", threshold: 400, open: true },
}

describe("signatures over time", () => {
  test("all that is drawn lies within, the threshold and the band's upper end too", () => {
    const band = [{ day: "2026-11-30", low: 200, median: 700, high: 900 }]
    const geometry = signaturesGeometry({
      ...{ counted, from, known: "2026-11-13", until: "2026-11-30", threshold: 400, band },
    })
    expect(geometry.x(from)).toBe(plot.left)
    expect(geometry.x("2026-11-30")).toBe(plot.right)
    expect(geometry.y(0)).toBe(plot.bottom)
    expect(geometry.y(900)).toBeGreaterThan(plot.top)
    expect(geometry.y(400)).toBeGreaterThan(geometry.y(900))
    expect(geometry.latest).toEqual({ day: "2026-11-13", count: 161 })
    expect(geometry.line.match(/[ML]/g)).toHaveLength(13)
  })

  test("the words under the axis never lie on each other, nor the number on them", () => {
    const words = { first: "21 ноября", latest: "сегодня" }
    const begin = plot.left + words.first.length * 7
    const shown = [44, 80, 120, 140, 200, 330].map((x) => latestLabelAt(x, words))
    expect(shown.slice(0, 2)).toEqual([null, null])
    for (const at of shown.slice(2)) expect(at).toBeGreaterThan(begin)
    expect(shown.at(-1)).toBe(plot.right - words.latest.length * 7)
    for (let y = plot.top; y <= plot.bottom; y += 1)
      expect(latestNumberAt(y)).toBeLessThanOrEqual(plot.bottom - 4)
  })

  test("has a title, a sentence and the table; the band ends in its two numbers", () => {
    const markup = render(<SignaturesChart {...drive} />)
    expect(markup).toContain("<title")
    expect(markup).toMatch(/<desc[^>]*>161 signatures on 13 November 2026\. 400 are needed\./)
    expect(markup).toContain("between 348 and 348 on 30 November 2026 in 8 of 10 cases")
    expect(markup.match(/<tr>/g)).toHaveLength(13)
    expect(markup).toContain("chart-band")
  })

  test("draws no band in the first week and says why, nor where signing is over", () => {
    const young = render(<SignaturesChart {...drive} today="2026-11-05" />)
    expect(young).not.toContain("chart-band")
    expect(young).toContain("Nothing is said of the days to come")
    const over = render(<SignaturesChart {...drive} open={false} closedOn="2026-11-12" />)
    expect(over).not.toContain("chart-band")
    expect(render(<SignaturesChart {...drive} counted={[]} />)).toBe("")
  })
})

test("a deputy's years are rows of marks, each told in words", () => {
  const history = [
    { day: "2025-12-31", counts: { "not-due": 2 } },
    { day: "2026-11-29", counts: { kept: 1, broken: 1 } },
  ]
  const markup = render(<RatingsOverTime history={history} />)
  expect(markup).toContain(">Not yet due 2</desc>")
  expect(markup).toContain(">Kept 1, Broken 1</desc>")
  expect(render(<RatingsOverTime history={[]} />)).toBe("")
})

test("a weak alpha is hollow, and the scale holds every interval", () => {
  const row = { name: "roads", units: 12, percent: 0.8, kappa: 0.6, ordinal: { value: 0.7 } }
  const weak = {
    ...{ ...row, ordinal: { value: 0.7, interval: null } },
    nominal: { value: 0.61, interval: { low: 0.28, high: 0.9 } },
  }
  expect(leastOf([weak])).toBe(0.2)
  expect(render(<AlphaPicture row={weak} least={0.2} />)).toContain("chart-point-weak")
  const strong = { ...weak, nominal: { value: 0.81, interval: null } }
  expect(leastOf([strong])).toBe(0.4)
  expect(render(<AlphaPicture row={strong} least={0.4} />)).not.toContain("chart-point-weak")
})
