import { expect, test } from "vitest"
import { pathAndQueryOf } from "#app/lib/address.ts"

test.each([
  "https://uade.example/",
  "https://uade.example/kk/people",
  "http://localhost:3000/kk/people?q=1",
  "https://uade.example/kk/people?",
  "https://uade.example/kk/people?q=a/b?c",
  "https://uade.example/kk/people?q=1#main",
  "https://uade.example/kk/people#main?q=1",
  "https://uade.example/қаз/адам?сұрақ=не",
])("path and query of %s are those that URL tells", (written) => {
  const { href, pathname, search } = new URL(written)
  expect(pathAndQueryOf(href)).toEqual({ pathname, search })
})
