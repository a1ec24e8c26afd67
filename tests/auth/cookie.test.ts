import { describe, expect, test } from "vitest"
import {
  endedSessionCookie,
  hasSessionCookie,
  langCookie,
  langCookieOf,
  sessionCookie,
  sessionTokenOf,
} from "#app/auth/cookie.ts"

const site = "https://uade.example"
const plain = "http://localhost:3000"

describe("the session's cookie", () => {
  test("is bound to the host and to TLS, and closed to scripts and other sites", () => {
    expect(sessionCookie(site, "token", "constituent")).toBe(
      "__Host-sid=token; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure",
    )
  })

  test("outlives no session: twelve hours for who can act on others' data", () => {
    expect(sessionCookie(site, "token", "moderator")).toContain("; Max-Age=43200;")
  })

  test("is not Secure where there is no TLS", () => {
    expect(sessionCookie(plain, "token", "constituent")).toBe(
      "sid=token; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax",
    )
  })

  test("is taken back by one that has expired", () => {
    expect(endedSessionCookie(site)).toMatch(/^__Host-sid=; Path=\/; Max-Age=0; .*Secure$/)
  })

  test.each([
    ["lang=kk; __Host-sid=abc", site, "abc"],
    ["sid=abc", plain, "abc"],
    ["sid=abc", site, undefined],
    ["__Host-sid=abc", plain, undefined],
    ["sid=", plain, undefined],
    ["xsid=abc", plain, undefined],
    ["sid=first; sid=second", plain, "first"],
    [undefined, plain, undefined],
  ])("is read from %j at %s", (header, origin, token) => {
    expect(sessionTokenOf(header, origin)).toBe(token)
  })

  test("is noticed under either name", () => {
    expect(hasSessionCookie("a=b; sid=x")).toBe(true)
    expect(hasSessionCookie("__Host-sid=x")).toBe(true)
    expect(hasSessionCookie("a=b; side=x")).toBe(false)
  })
})

test.each([
  ["lang=ru", "ru"],
  ["lang=de", undefined],
  ["", undefined],
])("the language of %j is %s", (header, lang) => {
  expect(langCookieOf(header)).toBe(lang)
})

test("the language is remembered for a year", () => {
  expect(langCookie(site, "kk")).toContain("lang=kk; Path=/; Max-Age=31536000;")
})
