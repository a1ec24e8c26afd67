import { describe, expect, test } from "vitest"
import { z } from "zod"
import { isMessageKey } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"

const Form = z.object({
  title: z.string().min(3).max(10),
  email: z.email().optional(),
  link: z.url().optional(),
  due: z.iso.date().optional(),
  count: z.coerce.number().int().optional(),
  rating: z.enum(["kept", "broken"]).optional(),
  consent: z.literal("on", { error: "form.consent" }).optional(),
  iin: z
    .string()
    .refine((iin) => iin.length === 12, { error: "form.iin-length", params: { count: 3 } })
    .optional(),
  grounds: z.array(z.string()).max(2).optional(),
  password: z.string().optional(),
})

function post(fields: readonly (readonly [string, string])[]): Request {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  return new Request("http://localhost/", { method: "POST", body })
}

function parse(...fields: [string, string][]) {
  return parseForm(post(fields), Form)
}

describe("a form", () => {
  test("comes out as its schema says", async () => {
    expect(await parse(["title", "Roads"], ["count", "3"], ["due", "2026-11-24"])).toMatchObject({
      ok: true,
      value: { title: "Roads", count: 3, due: "2026-11-24" },
    })
  })

  test("is composed, trimmed, and rid of control characters; line ends are newlines", async () => {
    const form = await parse(["title", " \u0000e\u0301\r\nb\r\u0085c "])
    expect(form).toMatchObject({ ok: true, value: { title: "é\nb\nc" } })
  })

  test("counts a blank field as not given", async () => {
    expect(await parse(["title", "Roads"], ["email", "  "])).toMatchObject({ ok: true })
  })

  test.each([
    ["zero-width spaces", "\u200b\u200b\u200b"],
    ["joiners", "\u200d\u2060"],
    ["Hangul fillers", "\u3164\u115f"],
  ])("counts a field of %s as not given", async (_, title) => {
    expect(await parse(["title", title])).toMatchObject({
      ok: false,
      errors: { title: { code: "form.required" } },
    })
  })

  test("is rid of characters that turn the direction, and keeps those that join", async () => {
    const form = await parse(["title", "a\u202eb\u2066c 👩\u200d👧"])
    expect(form).toMatchObject({ ok: true, value: { title: "abc 👩\u200d👧" } })
  })

  test("ignores fields that the schema does not name, however often they come", async () => {
    const form = await parse(["title", "Roads"], ["role", "operator"], ["role", "moderator"])
    expect(form.ok && Object.keys(form.value)).not.toContain("role")
  })

  test("takes the first of a field sent twice", async () => {
    expect(await parse(["title", "First"], ["title", "Second"])).toMatchObject({
      ok: true,
      value: { title: "First" },
    })
  })

  test("takes every value of an array", async () => {
    expect(await parse(["title", "Roads"], ["grounds", "a"], ["grounds", "b"])).toMatchObject({
      ok: true,
      value: { grounds: ["a", "b"] },
    })
  })

  test("gives back what was sent, but no password", async () => {
    const form = await parse(["title", "ab"], ["grounds", "a"], ["grounds", "b"], ["password", "p"])
    expect(form).toMatchObject({ ok: false, values: { title: "ab", grounds: "a b" } })
    expect(form.ok || Object.keys(form.values)).not.toContain("password")
  })

  test("keeps the spaces of a password and composes its letters", async () => {
    expect(await parse(["title", "Roads"], ["password", " e\u0301 "])).toMatchObject({
      ok: true,
      value: { password: " é " },
    })
  })

  test.each([
    ["title", "", { code: "form.required" }],
    ["title", "ab", { code: "form.too-short", args: { min: 3 } }],
    ["title", "0123456789a", { code: "form.too-long", args: { max: 10 } }],
    ["email", "nobody", { code: "form.not-an-email" }],
    ["link", "nowhere", { code: "form.not-a-web-address" }],
    ["due", "2026-02-29", { code: "form.not-a-day" }],
    ["count", "many", { code: "form.not-a-number" }],
    ["count", "1.5", { code: "form.not-a-number" }],
    ["rating", "great", { code: "form.not-a-choice" }],
    ["consent", "no", { code: "form.consent" }],
    ["iin", "123", { code: "form.iin-length", args: { count: 3 } }],
  ])("says what is wrong with %s %j", async (field, value, problem) => {
    const others: [string, string][] = field === "title" ? [] : [["title", "Roads"]]
    const form = await parse(...others, [field, value])
    expect(form).toMatchObject({ ok: false, errors: { [field]: problem } })
    expect(isMessageKey(problem.code)).toBe(true)
  })

  test("that is no form is answered with 415", async () => {
    const request = new Request("http://localhost/", { method: "POST", body: "{}" })
    const fault = await parseForm(request, Form).catch((thrown: unknown) => thrown)
    expect((fault as Response).status).toBe(415)
  })
})
