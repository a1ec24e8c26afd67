import { describe, expect, test } from "vitest"
import { hemicycle } from "#app/components/hemicycle.ts"
import { placeInTerm, spacedYears } from "#app/components/recall-window-geometry.ts"

describe("hemicycle", () => {
  test.each([1, 2, 5, 22, 30, 31, 50, 98, 100])("has a place for each of %i seats", (count) => {
    const { seats, width, height } = hemicycle(count)
    expect(seats).toHaveLength(count)
    expect(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size).toBe(count)
    expect(seats.every(({ x, y }) => x >= 8 && x <= width - 8 && y >= 8 && y <= height - 8)).toBe(
      true,
    )
  })

  test.each([30, 50, 98, 100])("no two of %i seats touch", (count) => {
    const { seats } = hemicycle(count)
    const nearest = Math.min(
      ...seats.flatMap((a, i) => seats.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    )
    expect(nearest).toBeGreaterThan(16)
  })

  test("30 seats stand on three arcs", () => {
    const { seats, centre } = hemicycle(30)
    const radii = new Set(
      seats.map(({ x, y }) => Math.round(Math.hypot(x - centre.x, y - centre.y))),
    )
    expect([...radii].sort((a, b) => a - b)).toEqual([62, 90, 118])
  })
})

describe("the bar of a term", () => {
  const term = { from: "2023-03-19", to: "2028-03-19" }

  test.each([
    ["its first day", "2023-03-19", 0],
    ["its last day", "2028-03-19", 1],
    ["a day before it", "2020-01-01", 0],
    ["a day after it", "2030-01-01", 1],
  ])("%s", (_, day, place) => {
    expect(placeInTerm(term, day)).toBe(place)
  })

  test("half of the term lies in the middle", () => {
    expect(placeInTerm(term, "2025-09-17")).toBeCloseTo(0.5, 2)
  })

  test("labels that would overlap are dropped, the ends stay", () => {
    const places = [0, 10, 250, 280].map((x) => ({ year: String(x), x }))
    expect(spacedYears(places, 32).map(({ x }) => x)).toEqual([0, 280])
  })
})
