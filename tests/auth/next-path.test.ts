import { expect, test } from "vitest"
import { nextPath } from "#app/auth/next-path.ts"

test.each([
  ["/en/petitions/new", "/en/petitions/new"],
  ["/en/promises?rating=broken", "/en/promises?rating=broken"],
  ["/en", "/en"],
  ["/en/people/x#top", "/en/people/x"],
])("goes on to %s", (asked, path) => {
  expect(nextPath(asked, "en")).toBe(path)
})

test.each([
  null,
  "",
  "en/people",
  "https://elsewhere.example/en/people",
  "//elsewhere.example/en/people",
  "/\\elsewhere.example/en",
  "\\\\elsewhere.example/en",
  "/\t/elsewhere.example/en",
  "/en/..//elsewhere.example",
  "/en/%2e%2e//elsewhere.example",
  "/ru/people",
  "/english",
  "/",
  "javascript:alert(1)",
  "http://localhost@elsewhere.example/en",
])("goes nowhere for %j", (asked) => {
  expect(nextPath(asked, "en")).toBeUndefined()
})
