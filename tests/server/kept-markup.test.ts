import { expect, test } from "vitest"
import { KeptMarkup } from "#app/server/kept-markup.server.ts"

const footer = {}
const header = {}

/** Says what it was made of, and counts. */
function maker() {
  let made = 0
  return { make: (of: string) => () => `${of} ${String((made += 1))}`, made: () => made }
}

test("a markup is made once for what it hangs on", () => {
  const kept = new KeptMarkup()
  const { make, made } = maker()
  expect(kept.markup(footer, "kk", make("kk"))).toBe("kk 1")
  expect(kept.markup(footer, "kk", make("kk"))).toBe("kk 1")
  expect(made()).toBe(1)
})

test("another value, or another part, has a markup of its own", () => {
  const kept = new KeptMarkup()
  const { make } = maker()
  expect(kept.markup(footer, "kk", make("kk"))).toBe("kk 1")
  expect(kept.markup(footer, "ru", make("ru"))).toBe("ru 2")
  expect(kept.markup(header, "kk", make("header kk"))).toBe("header kk 3")
  expect(kept.markup(footer, "kk", make("kk"))).toBe("kk 1")
})

test("one too many makes room of its own part alone", () => {
  const kept = new KeptMarkup()
  const { make, made } = maker()
  kept.markup(header, "kk", make("header"))
  for (let nth = 0; nth <= 300; nth += 1) kept.markup(footer, String(nth), make("footer"))
  kept.markup(header, "kk", make("header"))
  expect(made()).toBe(302)
  kept.markup(footer, "0", make("footer"))
  expect(made()).toBe(303)
})

test("words without an end are not kept", () => {
  const kept = new KeptMarkup()
  const { make } = maker()
  const endless = "a".repeat(5000)
  kept.markup(footer, endless, make(""))
  expect(kept.markup(footer, endless, make("again"))).toBe("again 2")
})

test("what cannot be made is thrown, and made for the next", () => {
  const kept = new KeptMarkup()
  function broken(): string {
    throw new Error("broken")
  }
  expect(() => kept.markup(footer, "kk", broken)).toThrow("broken")
  expect(kept.markup(footer, "kk", () => "whole")).toBe("whole")
})
