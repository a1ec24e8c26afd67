import { describe, expect, test } from "vitest"
import { findAlike } from "#app/domain/similar-pledge.ts"

function isShown(text: string, other: string): boolean {
  return findAlike(text, [{ publicId: "a", text: other }]).length > 0
}

describe("a promise that may be recorded already is shown", () => {
  test.each([
    [
      "2027 жылға дейін Самал көшесінде 240 орындық мектеп саламын.",
      "Самал көшесінде 2027 жылға қарай 240 орынға арналған мектеп саламыз.",
    ],
    ["Самал көшесіндегі жолды жөндеймін.", "Самал көшесінің жолын жөндеп беремін"],
    [
      "Балабақшаға кезекті 2026 жылға дейін толық жоямын.",
      "Балабақша кезегін 2026 жылға қарай жоямыз.",
    ],
    ["Мектепте тегін ыстық тамақ болады", "Мектепте тегин ыстык тамак болады"],
    [
      "Построю школу на 240 мест на улице Самал к 2027 году.",
      "К 2027 году на улице Самал будет построена школа на 240 мест",
    ],
    ["Добьюсь ремонта моста через реку Нура.", "Отремонтируем мост через реку Нуру"],
    [
      "By the end of 2025 the north will have a hospital with 240 beds.",
      "A hospital with 240 beds will stand in the north by 2025.",
    ],
    // Other numbers may be the same promise, told anew: a person decides.
    ["Построю школу на 240 мест к 2027 году.", "Построю школу на 300 мест к 2028 году."],
    // Short sentences of one pattern differ in one word alone.
    ["Снижу плату за воду.", "Снижу плату за тепло."],
  ])("%s | %s", (one, other) => {
    expect([isShown(one, other), isShown(other, one)]).toEqual([true, true])
  })
})

describe("another promise is not", () => {
  test.each([
    [
      "2027 жылға дейін Самал көшесінде 240 орындық мектеп саламын.",
      "2027 жылға дейін Бірлік ауылында 40 төсектік аурухана саламын.",
    ],
    ["Самал көшесіндегі жолды жөндеймін.", "Бірлік ауылына су құбырын тартамын."],
    [
      "Балабақшаға кезекті 2026 жылға дейін толық жоямын.",
      "Емханадағы кезекті 2026 жылға дейін екі есе азайтамын.",
    ],
    ["Жолдарды жөндеймін", "Жолаушылар автобусын көбейтемін"],
    [
      "Построю школу на 240 мест на улице Самал к 2027 году.",
      "К 2027 году снижу тарифы на тепло в два раза.",
    ],
    ["Добьюсь ремонта моста через реку Нура.", "Добьюсь ремонта школы в посёлке Нура."],
    [
      "By the end of 2025 the north will have a hospital with 240 beds.",
      "By the end of 2025 every school will serve a warm meal.",
    ],
    ["", "Снижу плату за тепло."],
  ])("%s | %s", (one, other) => {
    expect([isShown(one, other), isShown(other, one)]).toEqual([false, false])
  })
})

test("the likest come first, five at most", () => {
  const known = ["тепло", "тепло и воду", "воду", "свет", "газ", "связь", "проезд"].map(
    (what, at) => ({ publicId: String(at), text: `Снижу плату за ${what}.` }),
  )
  const found = findAlike("Снижу плату за воду!", known)
  expect(found[0]?.text).toBe("Снижу плату за воду.")
  expect(found.length).toBeLessThanOrEqual(5)
})
