import { expect, test } from "vitest"
import { dayField } from "#app/lib/form-fields.ts"

test.each(["1800-01-01", "1991-12-16", "2024-02-29", "2199-12-31"])("%s is a day", (day) => {
  expect(dayField.parse(day)).toBe(day)
})

test.each(["0001-01-01", "1799-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "2026-2-3", ""])(
  "%s is none that anybody means",
  (day) => {
    expect(dayField.safeParse(day).error?.issues[0]?.message).toBe("form.not-a-day")
  },
)
