import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import type { AccountDraft } from "#app/auth/accounts.server.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"
import { makeIin } from "#tests/support/iin.ts"
import { importPaths } from "#tests/support/import.ts"
import * as make from "#tests/support/make.ts"
import { cookieOf, makeSession } from "#tests/support/session.ts"

/*
 * A petition's whole life under the law on elections, in Kazakh and without JavaScript, each person in a
 * browser of their own: opened, seconded, checked, replied to, signed, closed, filed, decided by a vote. It
 * plays in 2025, under the wording that has been read, so that what contradicts the law is refused. The
 * steps build on one another, so they stand in one order.
 */

const folder = mkdtempSync(join(tmpdir(), "uade-life-"))
const databaseUrl = `sqlite:${join(folder, "uade.db")}`
/** Of 41 voters more than a tenth is five. */
const registered = 41
const promiseText = "Ауданның әр мектебінде балаларға ыстық тамақ беріледі."
const title = "Мектептегі ыстық тамақ туралы уәде орындалмады"
const statement =
  "Депутат ауданның әр мектебінде ыстық тамақ болатынын айтқан еді. Содан бері екі жыл өтті, тамақ бірде-бір мектепте берілмейді. Сондықтан мандатын кері шақырып алуды сұраймыз."
const replyText = "Бюджет екі рет қысқарды, сондықтан асхананың құрылысы келесі жылға қалды."

type Role = "constituent" | "deputy" | "moderator" | "operator" | "second-operator"

let app: App
let browser: Browser
/** The instant at which the site last started. */
let now: Instant = "2025-04-01T06:00:00.000Z"
const accounts = new Map<Role, number>()
const profiles = new Map<Role, BrowserContext>()
let promise = ""
/** The petition's address without its origin, which changes whenever the site starts again. */
let petitionPath = ""

beforeAll(async () => {
  app = await start(setUp)
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

function start(seed?: (db: Db) => Promise<void>): Promise<App> {
  const env = { CLOCK: now, DATABASE_URL: databaseUrl, DATA_DIR: folder }
  return startApp({ env, ...(seed ? { seed } : {}) })
}

/** Time passes while the site is down. */
async function moveOnTo(instant: Instant): Promise<void> {
  await app.stop()
  now = instant
  app = await start()
}

/** A district with its deputy, a promise that was broken, and who acts in what follows. */
async function setUp(db: Db): Promise<void> {
  await importSeat(db)
  const seat = await db.read
    .selectFrom("membership")
    .select(["person_id", "area_id"])
    .executeTakeFirstOrThrow()
  await make.makeElectorate(db, { area_id: seat.area_id ?? 0, registered })
  const pledge = await make.makePledge(db, {
    ...{ person_id: seat.person_id, text: promiseText, lang: "kk" },
    recorded_at: "2025-01-15T06:00:00.000Z",
  })
  promise = pledge.public_id
  const reason = "Бірде-бір мектепте ыстық тамақ берілмейді."
  const at = "2025-03-03T06:00:00.000Z"
  await make.makeVerdict(db, { pledge_id: pledge.id, reason, lang: "kk", at })
  await openAccount(db, "constituent", { displayName: "Жанар Үлгі" })
  await openAccount(db, "deputy", { personId: seat.person_id })
  await openAccount(db, "moderator", { displayName: "Дидар Үлгі" })
  await openAccount(db, "operator", { displayName: "Әсел Үлгі" })
  await openAccount(db, "second-operator", { role: "operator", displayName: "Ерлан Үлгі" })
}

async function importSeat(db: Db): Promise<void> {
  const files = join(folder, "import")
  mkdirSync(files)
  const people = {
    organizations: [
      { id: "m", name: "Самалтау аудандық мәслихаты", classification: "legislature" },
    ],
    areas: [{ id: "d7", name: "№ 7 сайлау округі" }],
    persons: [{ id: "p", name: "Айсұлу Мысалова" }],
    memberships: [
      { id: "mp", person_id: "p", organization_id: "m", area_id: "d7", start_date: "2023-03-19" },
    ],
  }
  const seats = [
    "legislature,district,post,kind,rule_set,term,term_start,term_end",
    "m,d7,№ 7 округ депутаты,district,kz/maslikhat,VIII сайланым,2023-03-19,2028-03-18",
  ]
  writeFileSync(join(files, "people.json"), JSON.stringify(people))
  writeFileSync(join(files, "seats.csv"), `${seats.join("\n")}\n`)
  const source = "samaltau"
  const reports = [
    ...(await importPaths(db, "popolo", [join(files, "people.json")], { source })),
    ...(await importPaths(db, "mandates", [join(files, "seats.csv")], { source })),
  ]
  expect(reports.flatMap(({ problems }) => problems)).toEqual([])
}

async function openAccount(db: Db, name: Role, given: Partial<AccountDraft> = {}): Promise<void> {
  const keys = readKeyFile(join(folder, "kek"), true)
  const made = await createAccount(
    { db, keys },
    {
      email: `${name}@uade.example`,
      password: "ешкім таба алмайтын ұзын сөйлем",
      role: name === "second-operator" ? "operator" : name,
      lang: "kk",
      ...given,
    },
    now,
  )
  if (!made.ok) throw new Error(made.refusal.code)
  accounts.set(name, made.value.id)
}

/** A page in somebody's own browser, signed in as of now. */
async function openAs(role: Role, path: string): Promise<Page> {
  const profile =
    profiles.get(role) ?? (await newProfile(browser, { javaScript: false, lang: "kk" }))
  profiles.set(role, profile)
  const token = await makeSession(
    { db: app.db, clock: stoppedClock(now) },
    accounts.get(role) ?? 0,
    role === "constituent" ? null : "totp",
  )
  const [name = "", value = ""] = cookieOf({ origin: app.origin }, token).split("=")
  await profile.addCookies([{ name, value, url: app.origin, httpOnly: true, sameSite: "Lax" }])
  const page = await profile.newPage()
  await visit(page, path)
  return page
}

/** A page in the browser of somebody who never signed in. */
async function openAsStranger(path: string, width = 360): Promise<Page> {
  const profile = await newProfile(browser, { javaScript: false, lang: "kk", width })
  const page = await profile.newPage()
  await visit(page, path)
  return page
}

async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path.startsWith("http") ? path : app.origin + path)
  expect(answer?.status(), path).toBe(200)
  expect(await page.locator("html").getAttribute("lang")).toBe("kk")
}

async function textOf(page: Page): Promise<string> {
  return plain(await page.locator("main").innerText())
}

/** A text with common spaces and hyphens: the pages hold dates and articles together. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("\u2011", "-")
}

async function shownCount(page: Page): Promise<string> {
  const label = await page.locator(".progress svg[role=img] desc").first().textContent()
  return plain(label ?? "")
}

/** The public number moves with the next publication, a second later at the most. */
async function waitForCount(page: Page, count: string): Promise<void> {
  async function shown(): Promise<string> {
    await page.reload()
    return shownCount(page)
  }
  await expect.poll(shown, { timeout: 10_000 }).toBe(count)
}

/** Gives a voter's signature: asks for the letter and confirms by its link. Answers what the voter reads then. */
async function sign(number: number): Promise<string> {
  const email = `voter-${String(number)}@uade.example`
  const page = await openAsStranger(`${petitionPath}/sign`)
  await page.locator("[name=family]").fill("Сынақов")
  await page.locator("[name=given]").fill("Сайлаушы")
  await page.locator("[name=iin]").fill(makeIin(number))
  await page.locator("[name=email]").fill(email)
  await page.locator("[name=voter]").check()
  await page.locator("[name=consent]").check()
  if (number === 1) await expectNoAxeViolations(page)
  await page.getByRole("button", { name: "Маған хат жіберу" }).click()
  expect(await textOf(page)).toContain("Поштаңызды тексеріңіз")
  const letter = await app.mailbox.waitForMail(email)
  expect(letter.subject).toContain("растаңыз")
  await visit(page, linkIn(letter.text))
  await page.getByRole("button", { name: "Растау" }).click()
  const told = await textOf(page)
  await page.context().close()
  return told
}

function linkIn(text: string | undefined): string {
  const found = /https?:\/\/\S+\/kk\/signature\/[\w-]+/.exec(text ?? "")?.[0]
  if (!found) throw new Error(`no link in: ${text ?? "nothing"}`)
  return found
}

interface Step {
  /** As the form sends it: `applied:initiator`. */
  readonly step: string
  readonly on: string
  readonly figures?: Readonly<Record<string, number>>
  readonly source: string
}

/** One operator proposes a step. @returns the status of the answer, and the page it led to */
async function propose({ step, on, figures = {}, source }: Step) {
  const page = await openAs("operator", `/kk/operations${withoutLang()}/recall`)
  await page.locator(`[name=step][value="${step}"]`).check()
  await page.locator("[name=on]").fill(on)
  for (const [name, value] of Object.entries(figures)) {
    await page.locator(`[name=${name}]`).fill(String(value))
  }
  await page.locator("[name=sourceTitle]").fill(source)
  await page.locator("[name=sourceUrl]").fill("https://commission.example/decisions")
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST")
  await page.getByRole("button", { name: "Екінші операторға жіберу" }).click()
  const status = (await answered).status()
  await page.waitForLoadState()
  return { page, status }
}

/** Two operators enter a step. */
async function enter(step: Step): Promise<void> {
  const { page, status } = await propose(step)
  expect(status, await textOf(page)).toBe(303)
  const approval = new URL(page.url()).pathname
  expect(approval).toMatch(/^\/kk\/approvals\/\w{16}$/)
  // Who proposed does not decide.
  expect(await page.locator("[name=decision]").count()).toBe(0)
  expect(await textOf(page)).toContain("Мұны Сіз шеше алмайсыз")
  await page.close()
  const second = await openAs("second-operator", approval)
  expect(await textOf(second)).toContain(step.source)
  await second.locator("[name=decision][value=approved]").check()
  await second.getByRole("button", { name: "Шешімді жазу" }).click()
  expect(await textOf(second)).toContain("Мақұлданды")
  await second.close()
}

function withoutLang(): string {
  return petitionPath.replace("/kk", "")
}

const patience = { timeout: 120_000 }

describe("a petition's life by law, in Kazakh and without JavaScript", patience, () => {
  test("a constituent opens it on a broken promise", async () => {
    const page = await openAs("constituent", "/kk/petitions/new")
    await page.getByRole("searchbox").last().fill("Мысалова")
    await page.getByRole("searchbox").last().press("Enter")
    await page.locator("main").getByRole("link", { name: "Айсұлу Мысалова" }).first().click()
    expect(await textOf(page)).toContain("Негіздерді таңдаңыз")
    await page.locator(`[name=pledges][value="${promise}"]`).check()
    await page.getByRole("button", { name: "Мәтінге өту" }).click()
    await page.locator("[name=title]").fill(title)
    await page.locator("[name=statement]").fill(statement)
    await page.locator("[name=lang]").selectOption("kk")
    await expectNoAxeViolations(page)
    await page.getByRole("button", { name: "Оқырман көзімен қарау" }).click()
    const review = await textOf(page)
    expect(review).toContain(statement)
    expect(review).toContain("керек алғашқы қол саны: 5")
    await expectNoAxeViolations(page)
    await page.getByRole("button", { name: "Петицияны беру" }).click()
    petitionPath = new URL(page.url()).pathname
    expect(petitionPath).toMatch(/^\/kk\/petitions\/\w{16}$/)
    const own = await textOf(page)
    expect(own).toContain("Алғашқы қолдар жиналып жатыр")
    expect(own).toContain(`${app.origin}${petitionPath}/sign`)
    await page.close()
  })

  test("five voters second it, and their signatures wait", async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      expect(await sign(number)).toContain("Қолыңыз қол жинау басталғанша сақталып тұр")
    }
    const page = await openAsStranger(petitionPath)
    const told = await textOf(page)
    expect(told).toContain("Заңға сәйкестігі тексерілуде")
    expect(told).not.toContain("Қолдау барысы")
  })

  test("a moderator ticks the list, and it goes on", async () => {
    const page = await openAs("moderator", "/kk/moderation")
    await page.getByRole("link", { name: title }).first().click()
    const form = page.locator("form", { has: page.locator("[name=decision]") })
    await form.locator("[name=decision][value=admit]").check()
    await form.getByRole("button", { name: "Шешімді енгізу" }).click()
    // Nothing is admitted unread.
    expect(await page.getByRole("alert").count()).toBe(1)
    for (const box of await form.locator("[name=items]").all()) await box.check()
    await expectNoAxeViolations(page)
    await form.getByRole("button", { name: "Шешімді енгізу" }).click()
    expect(await page.getByRole("alert").count()).toBe(0)
    await page.close()
  })

  test("the deputy has ten days, and nobody signs meanwhile", async () => {
    const page = await openAsStranger(petitionPath)
    const told = await textOf(page)
    expect(told).toContain("Депутаттың жауабы күтілуде")
    expect(told).toContain("2025 жылғы 11 сәуір")
    expect(told).toContain("1 тіркелгісіне хат жіберілді")
    expect(await page.locator('main a[href$="/sign"]').count()).toBe(0)
    await page.goto(`${app.origin}${petitionPath}/sign`)
    expect(await page.locator("[name=iin]").count()).toBe(0)
  })

  test("the deputy replies, signing opens, and the five count", async () => {
    // The finding that the petition rests on was written of first.
    const asked = await app.mailbox.waitForMail("deputy@uade.example")
    expect(asked.text).toContain("/promises/")
    const letter = await app.mailbox.waitForMail("deputy@uade.example")
    expect(letter.text).toContain(withoutLang())
    const page = await openAs("deputy", "/kk/office")
    const waiting = page.getByRole("listitem").filter({ hasText: title })
    await waiting.locator('a[href$="/reply"]').click()
    await page.locator("[name=outcome][value=given]").check()
    await page.locator("[name=text]").fill(replyText)
    await page.locator("[name=lang]").selectOption("kk")
    await page.getByRole("button", { name: "Жауапты жариялау" }).click()
    const told = await textOf(page)
    expect(told).toContain("Қол жинау жүріп жатыр")
    expect(told).toContain(replyText)
    await page.close()
    const reader = await openAsStranger(petitionPath)
    await waitForCount(reader, "Жиналған қол: 5, қажеті — 5")
    await expectNoAxeViolations(reader)
  })

  test("one more voter signs, once", async () => {
    expect(await sign(6)).toContain("Қолыңыз есепке алынды")
    const reader = await openAsStranger(petitionPath)
    await waitForCount(reader, "Жиналған қол: 6, қажеті — 5")
  })

  test("after thirty days it closes, having reached its threshold", async () => {
    await moveOnTo("2025-05-10T06:00:00.000Z")
    const reader = await openAsStranger(petitionPath)
    await expect
      .poll(
        async () => {
          await reader.reload()
          return textOf(reader)
        },
        { timeout: 20_000 },
      )
      .toContain("Аяқталды: шекке жетті")
    const told = await textOf(reader)
    expect(told).toContain("2025 жылғы 1 мамыр")
    expect(await shownCount(reader)).toBe("Жиналған қол: 6, қажеті — 5")
    expect(await reader.locator('main a[href$="/sign"]').count()).toBe(0)
    await expectNoAxeViolations(reader)
  })

  test("two operators enter that the application was filed", async () => {
    const list = await openAs("operator", "/kk/operations/recalls")
    await list.getByRole("link", { name: title }).click()
    expect(new URL(list.url()).pathname).toBe(`/kk/operations${withoutLang()}/recall`)
    await expectNoAxeViolations(list)
    await list.close()
    await enter({ step: "applied:initiator", on: "2025-05-05", source: "Кіріс № 41, 05.05.2025" })
    const reader = await openAsStranger(petitionPath)
    const told = await textOf(reader)
    expect(told).toContain("Комиссияға өтініш берілді")
    expect(told).toContain("113-13-баптың 1-тармағы")
    // The day on which it was filed, not the day on which it was entered.
    expect(told).toContain("2025 жылғы 5 мамыр Комиссияға өтініш беру")
    expect(told).not.toContain("2025 жылғы 10 мамыр Комиссияға өтініш беру")
  })

  test("the drive goes on step by step, up to the vote", async () => {
    await moveOnTo("2025-08-01T06:00:00.000Z")
    const decision = "Аумақтық комиссияның шешімі"
    await enter({ step: "collecting:commission", on: "2025-05-07", source: `${decision} № 1` })
    await enter({ step: "handed-in:initiator", on: "2025-06-06", source: `${decision} № 2` })
    await enter({ step: "checking:commission", on: "2025-06-09", source: `${decision} № 3` })
    await enter({
      step: "vote-called:commission",
      on: "2025-06-16",
      figures: { electorate: registered, signatures: 5 },
      source: `${decision} № 4`,
    })
    const reader = await openAsStranger(petitionPath)
    expect(await textOf(reader)).toContain("Дұрыс деп танылған қолдар: 5")
    await expectNoAxeViolations(reader)
  })

  test("a result that the numbers contradict is refused with its article", async () => {
    const { page, status } = await propose({
      step: "recalled:commission",
      on: "2025-07-20",
      figures: { electorate: registered, turnedOut: 20, forRecall: 10, againstRecall: 10 },
      source: "Дауыс беру қорытындысы туралы хаттама",
    })
    expect(status).toBe(409)
    const refusal = plain(await page.getByRole("alert").innerText())
    expect(refusal).toContain("басқа нәтиже шығады")
    expect(refusal).toContain("113-16-баптың 4-тармағы")
    await expectNoAxeViolations(page)
    await page.close()
  })

  test("the result is entered, and everybody reads it with its numbers and its source", async () => {
    const source = "Дауыс беру қорытындысы туралы хаттама, 21.07.2025"
    await enter({
      step: "recalled:commission",
      on: "2025-07-21",
      figures: { electorate: registered, turnedOut: 20, forRecall: 12, againstRecall: 8 },
      source,
    })
    const reader = await openAsStranger(petitionPath, 1280)
    const told = await textOf(reader)
    expect(told).toContain("Депутат кері шақырып алынды")
    expect(told).toContain("2025 жылғы 21 шілде")
    for (const figure of [
      "Округ сайлаушыларының саны: 41",
      "Дауыс беруге қатысқандар: 20",
      "Кері шақырып алуды жақтағандар: 12",
      "Кері шақырып алуға қарсы болғандар: 8",
    ]) {
      expect(told).toContain(figure)
    }
    expect(told).toContain(source)
    expect(await reader.getByRole("link", { name: source }).getAttribute("href")).toBe(
      "https://commission.example/decisions",
    )
    await expectNoAxeViolations(reader)
    const over = await openAs("operator", `/kk/operations${withoutLang()}/recall`)
    expect(await textOf(over)).toContain("Бұл рәсім аяқталды")
    expect(await over.locator("[name=step]").count()).toBe(0)
  })
})
