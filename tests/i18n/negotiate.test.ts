import { expect, test } from "vitest"
import { negotiateLang } from "#app/i18n/negotiate.ts"

test.each([
  ["the cookie before all else", "ru", "en;q=1, kk;q=0.5", "ru"],
  ["a cookie of no language of ours", "de", "en", "en"],
  ["nothing", null, null, "kk"],
  ["an empty header", undefined, "", "kk"],
  ["the first of equals", null, "ru,en", "ru"],
  ["the greatest q-value", null, "en;q=0.3, ru;q=0.9, kk;q=0.5", "ru"],
  ["a region of a language", null, "ru-KZ, kk;q=0.9", "ru"],
  ["capitals and spaces", null, " EN-us ; Q=0.8 , ru ; q=0.2", "en"],
  ["languages that are not ours", null, "de, fr;q=0.9, en;q=0.1", "en"],
  ["only languages that are not ours", null, "de, fr;q=0.9", "kk"],
  ["a refused language", null, "en;q=0, ru;q=0.1", "ru"],
  ["any language", null, "*, en;q=0.5", "kk"],
  ["any language, ours first", null, "en, *;q=0.5", "en"],
  ["a q-value that is none", null, "en;q=high, ru;q=0.1", "ru"],
  ["noise", null, ";;,=,q=1;,--", "kk"],
] as const)("%s", (_, cookie, acceptLanguage, lang) => {
  expect(negotiateLang({ cookie, acceptLanguage, fallback: "kk" })).toBe(lang)
})
