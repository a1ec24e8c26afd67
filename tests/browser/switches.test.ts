import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { StopKind } from "#app/domain/standing.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"

/* What an operator stops for all, as everybody meets it. Pages are kept as on the site: they must fall by themselves. */

let app: App
let browser: Browser
let operator: Page
let reader: Page
let petition: string

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts", env: { CHECK_CACHE: "off" } })
  browser = await launchBrowser()
  const open = await app.db.read
    .selectFrom("petition")
    .select("public_id")
    .where("state", "=", "open")
    .where("asks", "=", "iin")
    .executeTakeFirstOrThrow()
  petition = `/kk/petitions/${open.public_id}`
  operator = await (await newProfile(browser, { javaScript: false, lang: "kk" })).newPage()
  await operator.goto(`${app.origin}/demo/sign-in/operator-1`)
  reader = await (
    await newProfile(browser, { javaScript: false, width: 360, lang: "kk" })
  ).newPage()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function turn(kind: StopKind, cause?: string): Promise<void> {
  await operator.goto(`${app.origin}/kk/operations/switches/${kind}`)
  if (cause) await operator.locator(`[name=cause][value=${cause}]`).check()
  await operator.locator("[name=reason]").fill("Санауда ақау табылды, тексеріліп жатыр.")
  await operator.locator("main form button").click()
  expect(new URL(operator.url()).pathname).toBe("/kk/operations/switches")
}

async function read(path: string): Promise<string> {
  await reader.goto(app.origin + path)
  return reader.locator("body").innerText()
}

function send(path: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(app.origin + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: app.origin },
    body: new URLSearchParams(fields),
  })
}

describe("what an operator stops", () => {
  test("signing: the pages say so at once, and nothing is taken", async () => {
    expect(await read(petition)).not.toContain("Қол қою әзірге тоқтатылды")
    await turn("signing", "fault")
    expect(await read(petition)).toContain("Қол қою әзірге тоқтатылды")
    const page = await read(`${petition}/sign`)
    expect(page).toContain("Себебі: ақау табылды, ол түзетіліп жатыр.")
    expect(await reader.locator("[name=family]").count()).toBe(0)
    await expectNoAxeViolations(reader)
    const answer = await send(`${petition}/sign`)
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "300"])
    expect(await answer.text()).toContain("Бұрын қойылған қолдар есепте қалады")
    await turn("signing")
    expect(await read(petition)).not.toContain("Қол қою әзірге тоқтатылды")
  }, 120_000)

  test("the search: the way by region and district stays", async () => {
    await turn("search", "attack")
    const page = await read("/kk")
    expect(page).toContain("Депутатты өңірі мен округі бойынша табуға болады.")
    expect(await reader.locator("[name=q]").count()).toBe(0)
    expect(await reader.locator("main a[href='/kk/areas']").count()).toBe(1)
    expect(await read("/kk/search?q=абай")).toContain("Іздеу әзірге өшірулі")
    await turn("search")
    await read("/kk")
    expect(await reader.locator("[name=q]").count()).toBe(1)
  }, 120_000)

  test("letters: pages that promise one say that it will be late", async () => {
    await turn("mail", "upkeep")
    const late = await read(`${petition}/sign/sent`)
    expect(late).toContain("Хаттар кешігіп жетеді")
    expect(late).not.toContain("қайта қол қойыңыз")
    await turn("mail")
    expect(await read(`${petition}/sign/sent`)).not.toContain("Хаттар кешігіп жетеді")
  }, 120_000)

  test("all writing: everything is read, nothing is taken but the way back", async () => {
    await turn("writing", "law")
    expect(await read("/kk/people")).toContain(
      "Тек оқуға болады: сайт әзірге өзгеріс қабылдамайды.",
    )
    await expectNoAxeViolations(reader)
    const refused = await send("/ru/account/new", { email: "new@uade.example" })
    expect(refused.status).toBe(503)
    expect(await refused.text()).toContain("Ничего из того, что Вы отправили, не сохранено")
    const other = await (await newProfile(browser, { javaScript: false })).newPage()
    await other.goto(`${app.origin}/demo/sign-in/operator-2`)
    await other.goto(`${app.origin}/en/operations/switches/writing`)
    await other.locator("[name=reason]").fill("The court lifted its order.")
    await other.locator("main form button").click()
    expect(await read("/kk/people")).not.toContain("Тек оқуға болады")
    expect((await send("/ru/account/new", { email: "new@uade.example" })).status).toBe(200)
  }, 120_000)
})

test("the operators' page says how all that the site stands on is", async () => {
  await operator.goto(`${app.origin}/kk/operations/health`)
  const page = await operator.locator("main").innerText()
  for (const words of [
    "Ашық журнал",
    "Пошта сервері",
    "DATA_DIR",
    "LOG_KEY_FILE",
    "Сақтық көшірме",
  ])
    expect(page).toContain(words)
  await expectNoAxeViolations(operator)
}, 120_000)
