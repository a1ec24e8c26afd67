import { afterAll, beforeAll, expect, test } from "vitest"
import { signInAll } from "#scripts/faults/demo-site.ts"
import { complaintsOf } from "#scripts/faults/fuzz/oracle.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"

/* Every form of the operators, found by walking their pages, is sent what nobody means. */

let app: App
let cookies: string[]

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts", env: { TRUSTED_PROXY: "127.0.0.1,::1" } })
  cookies = await signInAll(app.origin, ["operator-1", "operator-2"])
}, 180_000)

afterAll(async () => {
  await app.stop()
})

/** No form takes any of these for all of its fields. */
const hostile = [
  "",
  " \u0000\u0007 ",
  "\u202e\u2066\u200b",
  "-1",
  "1e309",
  "<b>x</b>",
  "я".repeat(20_000),
] as const

interface Found {
  readonly path: string
  readonly fields: readonly string[]
}

test("each of the operators' forms refuses it in the reader's language, and stores nothing", async () => {
  await haveSomethingOfEachKind()
  const forms = await findForms()
  expect(forms.map(({ path }) => shapeOf(path))).toEqual(
    expect.arrayContaining(["/operations/breach/*", "/operations/requests/*", "/approvals/*"]),
  )
  const before = await storedRows()
  const wrong: string[] = []
  let sent = 0
  for (const { path, fields } of forms) {
    for (const value of hostile) {
      const lang = ["kk", "ru", "en"][sent++ % 3] ?? "en"
      const body = new URLSearchParams(fields.map((field) => [field, value]))
      const answer = await send(`/${lang}${path}`, body, sent)
      const text = await answer.text()
      const told = `${path} ${JSON.stringify(value.slice(0, 20))}: ${String(answer.status)}`
      if (![404, 409, 413, 422].includes(answer.status)) wrong.push(told)
      if (!text.includes(`<html lang="${lang}"`)) wrong.push(`${told} in another language`)
      const judged = { status: answer.status, headers: answer.headers, body: text }
      wrong.push(...complaintsOf(path, judged, []).map((complaint) => `${told} ${complaint}`))
    }
  }
  expect(wrong).toEqual([])
  expect(await storedRows()).toEqual(before)
  expect(app.printed()).not.toContain('"level":50')
  console.log(`hostile forms: ${String(sent)} sent to ${String(forms.length)} forms`)
}, 300_000)

test("a form of another site is told what it is", async () => {
  const answer = await fetch(`${app.origin}/ru/operations/breach`, {
    method: "POST",
    headers: { cookie: cookies[0] ?? "", origin: "https://evil.example" },
    body: new URLSearchParams({ happened: "Nothing at all" }),
  })
  expect(answer.status).toBe(403)
  expect(await answer.text()).toMatch(/Эта форма отправлена не\sс\sэтого сайта/)
}, 60_000)

/** So that the pages of one incident, one request and one proposal have their forms. */
async function haveSomethingOfEachKind(): Promise<void> {
  const asked = { place: "text", words: "Take me out of it", email: "me@uade.example" }
  await send("/en/privacy/request", new URLSearchParams(asked), 0)
  const breach = { happened: "A disk was lost", noticedAt: "2025-11-28 09:14", kinds: "accounts" }
  await send("/en/operations/breach", new URLSearchParams(breach), 0)
  const account = await app.db.read
    .selectFrom("account")
    .select("public_id")
    .where("role", "=", "collector")
    .executeTakeFirstOrThrow()
  const suspended = { step: "suspend", reason: "Its password was passed on" }
  const path = `/en/operations/accounts/${account.public_id}`
  await send(path, new URLSearchParams(suspended), 0)
}

/** Who sends takes turns: nobody sends more than people may. */
function send(path: string, body: URLSearchParams, turn: number): Promise<Response> {
  return fetch(app.origin + path, {
    method: "POST",
    redirect: "manual",
    headers: {
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": `10.0.${String(turn % 250)}.9`,
      cookie: cookies[turn % cookies.length] ?? "",
    },
    body,
  })
}

/** Walks from page to page, two of each kind, and gathers what posts: each form once, with the names of its fields. */
async function findForms(): Promise<Found[]> {
  const found = new Map<string, Found>()
  const visits = new Map<string, number>()
  const ahead = ["/operations", "/approvals", "/privacy/request"]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const shape = shapeOf(path)
    const visited = visits.get(shape) ?? 0
    if (visited >= 2) continue
    visits.set(shape, visited + 1)
    const page = await fetch(`${app.origin}/en${path}`, { headers: { cookie: cookies[1] ?? "" } })
    const html = await page.text()
    for (const [form, action = ""] of html.matchAll(posting)) {
      const fields = [...form.matchAll(/ name="([^"]+)"/g)].map(([, name = ""]) => name)
      if (fields.length > 0)
        found.set(shapeOf(action), { path: action, fields: [...new Set(fields)] })
    }
    for (const [, href = ""] of html.matchAll(leading)) ahead.push(href)
  }
  return [...found.values()]
}

const posting = /<form method="post"[^>]*action="\/en([^"?]*)[^>]*>[\s\S]*?<\/form>/g
const leading = /href="\/en(\/(?:operations|approvals|imports)[^"#?]*)/g

function shapeOf(path: string): string {
  return path.replaceAll(/\/(?:[0-9a-z]{16}|\d+)(?=\/|$)/g, "/*")
}

/** Of what the operators' forms write, how much there is. The trail keeps each attempt: it is left out. */
async function storedRows(): Promise<Record<string, number>> {
  const tables = [
    ...(["incident", "incident_step", "legal_hold", "data_request", "site_stop"] as const),
    ...(["approval", "invitation", "accreditation_step", "legislative_period", "post"] as const),
    ...(["recall_entry", "import_run", "account", "profile_code"] as const),
  ]
  const rows: Record<string, number> = {}
  for (const table of tables) {
    const { count } = await app.db.read
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow()
    rows[table] = count
  }
  return rows
}
