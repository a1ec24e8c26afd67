import { describe, expect, test } from "vitest"
import { findSimilar, likeness } from "#app/domain/similar-petition.ts"

describe("likeness", () => {
  test("is whole for the same words in another alphabet, order or case", () => {
    expect(likeness("Мектептегі ыстық тамақ", "ЫСТЫҚ тамақ мектептегі")).toBe(1)
    expect(likeness("Мектепте тамак", "mektepte tamak")).toBe(1)
    expect(likeness("Мектептегі тамақ", "Мектептеги тамак")).toBe(1)
  })

  test("is nothing for nothing, and little for other things", () => {
    expect(likeness("", "тамақ")).toBe(0)
    expect(likeness("school meals", "road repair")).toBeLessThan(0.2)
  })

  test("stays high when an ending changes", () => {
    expect(likeness("горячие обеды в школах", "горячих обедов в школе")).toBeGreaterThan(0.5)
  })
})

describe("findSimilar", () => {
  const earlier = [
    { id: 1, title: "Road", statement: "The road was never repaired.", pledges: ["a"] },
    { id: 2, title: "Meals", statement: "No warm meals are served in schools.", pledges: ["b"] },
    { id: 3, title: "Park", statement: "The park is gone.", pledges: ["c"] },
  ]

  test("names what reads alike or shares a ground, the likest first", () => {
    const found = findSimilar(
      { title: "Meals", statement: "Warm meals are not served in schools.", pledges: ["a"] },
      earlier,
    )
    expect(found.map(({ earlier: { id }, sharedGrounds }) => [id, sharedGrounds])).toEqual([
      [2, 0],
      [1, 1],
    ])
  })

  test("compares grounds alone while there is no text", () => {
    const found = findSimilar({ title: "", statement: "", pledges: ["c"] }, earlier)
    expect(found.map(({ earlier: { id } }) => id)).toEqual([3])
  })
})
