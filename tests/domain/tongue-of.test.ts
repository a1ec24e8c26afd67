import { expect, test } from "vitest"
import { tongueOf } from "#app/domain/tongue-of.ts"

test.each([
  ["Самалтау аумақтық сайлау комиссиясының шешімі", "kk"],
  ["ТӘУЕЛСІЗ САНАҚ", "kk"],
  ["Решение территориальной избирательной комиссии", "ru"],
  ["Decision No. 12", null],
  ["№ 12", null],
])("the language of %s is %s", (text, lang) => {
  expect(tongueOf(text)).toBe(lang)
})
