import { expect, test } from "vitest"
import type { z } from "zod"
import { field } from "#app/i18n/en/field.ts"

/** What the page itself sends along: nobody fills these in, so no problem names them. */
const carried = [
  "different",
  "state",
  "answer",
  "session",
  "shown",
  "serial",
  "number",
  "version",
  "intent",
]

const routes = import.meta.glob<{ readonly Form?: z.ZodType }>("/app/routes/*.{ts,tsx}")

test("every field that somebody fills in has a name, for the list of what is wrong", async () => {
  const nameless: string[] = []
  let forms = 0
  for (const [file, load] of Object.entries(routes)) {
    const { Form } = await load()
    if (!Form || !("shape" in Form)) continue
    forms += 1
    for (const name of Object.keys(Form.shape as object)) {
      if (!(name in field) && !carried.includes(name)) nameless.push(`${file}: ${name}`)
    }
  }
  expect(nameless).toEqual([])
  expect(forms).toBeGreaterThan(25)
}, 180_000)
