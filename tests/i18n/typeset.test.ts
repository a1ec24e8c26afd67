import { expect, test } from "vitest"
import { typeset } from "#app/i18n/typeset.ts"

/** In these tables ~ is a no-break space and = a no-break hyphen. */
function shown(text: string): string {
  return text.replaceAll("\u00a0", "~").replaceAll("\u2011", "=")
}

test.each([
  ["kk", "№ 7 округ", "№~7~округ"],
  ["kk", "30 күн, 10 %", "30~күн, 10~%"],
  ["kk", "{n, plural, one {# қол} other {# қол}}", "{n, plural, one {#~қол} other {#~қол}}"],
  ["kk", "113-12-баптың 2-тармағы", "113=12=баптың 2-тармағы"],
  ["ru", "пункт 2 статьи 113-12", "пункт 2~статьи 113=12"],
  ["ru", "С {date} это в силе и у вас", "С~{date} это в~силе и~у~вас"],
  ["ru", "ст. 113-12, 2026 г. и далее", "ст.~113=12, 2026~г. и~далее"],
  ["ru", "{needed, number} подписей", "{needed, number}~подписей"],
  ["en", "Article 113-12, 38 million ₸, 10 ₸", "Article 113=12, 38 million ₸, 10~₸"],
  ["en", "on 2026-11-24 for 30 days", "on 2026-11-24 for 30 days"],
] as const)("%s: %s", (lang, text, tied) => {
  expect(shown(typeset(lang, text))).toBe(tied)
})

test("setting twice changes nothing more", () => {
  const once = typeset("ru", "в пункте 2 ст. 113-12, 30 дней")
  expect(typeset("ru", once)).toBe(once)
})
