import type { Browser, BrowserContext, Page } from "playwright-core"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { keptIfOnTime } from "#app/domain/retention.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { formatDay } from "#app/i18n/days.ts"
import { todayAt } from "#app/lib/zone.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"
import { makeIin } from "#tests/support/iin.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { pdfText, previewOf } from "./printed.ts"
import { hrefOf, linkIn, plain, screensOf, send, tap, textOf } from "./screens.ts"

/*
 * What a constituent with a telephone does beyond finding, judging and signing (journey.test.ts), in Kazakh, with
 * JavaScript and without: sends in evidence, starts a petition, seconds one, signs on paper, has what is kept
 * shown and deleted, and follows a petition to its end. Screens are counted.
 */

const modes = [
  { mode: "without JavaScript", javaScript: false, number: 51, author: "constituent-1" },
  { mode: "with JavaScript", javaScript: true, number: 61, author: "constituent-2" },
] as const

let app: App
let browser: Browser
/** Two petitions of the demonstration: on one sheets are collected, another lacks two signatures. */
let collecting = ""
let nearly = ""
/** Until when the latter keeps what its signers said, as a page says it. */
let keptUntil = ""
/** Deputies about whom there is no petition, a promise of each was broken. */
let deputies: { person: string; name: string }[] = []
const pages = new Map<string, Page>()
const contexts: BrowserContext[] = []

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
  const open = await app.db.read
    .selectFrom("petition")
    .selectAll()
    .where("state", "=", "open")
    .where("rule_set", "=", "kz-2026")
    .execute()
  collecting = open.find((one) => one.recall_state === "collecting")?.public_id ?? ""
  const lacking = open.find((one) => (one.threshold ?? 0) - one.signature_count === 2)
  nearly = lacking?.public_id ?? ""
  keptUntil = formatDay("kk", keptIfOnTime(lacking?.closes_on ?? ""))
  deputies = await withoutPetition()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

function withoutPetition() {
  const { read } = app.db
  const about = read
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select("membership.person_id")
  return read
    .selectFrom("person")
    .innerJoin("pledge", "pledge.person_id", "person.id")
    .innerJoin("verdict", "verdict.id", "pledge.verdict_id")
    .select(["person.public_id as person", "person.name"])
    .where("verdict.rating", "=", "broken")
    .where("person.id", "not in", about)
    .groupBy(["person.public_id", "person.name", "person.id"])
    .orderBy("person.id")
    .execute()
}

async function openPage(javaScript: boolean): Promise<Page> {
  const context = await newProfile(browser, { javaScript, width: 360, lang: "kk" })
  contexts.push(context)
  return context.newPage()
}

/** A page of one of the demonstration's people. */
async function openAs(name: string, path: string, javaScript = false): Promise<Page> {
  const page = pages.get(name) ?? (await openPage(javaScript))
  if (!pages.has(name)) await page.goto(`${app.origin}/demo/sign-in/${name}`)
  pages.set(name, page)
  await page.goto(app.origin + path)
  return page
}

/** Everything that somebody reads who is nobody here. */
async function publicly(path: string): Promise<string> {
  return plain(await (await fetchPatiently(app.origin + path)).text())
}

async function identify(page: Page, number: number, email: string): Promise<void> {
  await page.locator("[name=family]").fill("Сынақов")
  await page.locator("[name=given]").fill("Сайлаушы")
  await page.locator("[name=iin]").fill(makeIin(number))
  await page.locator("[name=email]").fill(email)
  await page.locator("[name=voter]").check()
  await page.locator("[name=consent]").check()
  await send(page)
}

/** Signs at a petition's address and confirms by the letter. @returns the signature's own page */
async function sign(page: Page, petition: string, number: number): Promise<string> {
  const email = `voter-${String(number)}@uade.example`
  await page.goto(`${app.origin}${petition}/sign`)
  await identify(page, number, email)
  const { text } = await app.mailbox.waitForMail(email)
  const own = linkIn(text, "/kk/signature/")
  await page.goto(own)
  await send(page)
  return own
}

describe.each(modes)("a constituent $mode", ({ javaScript, number, author }) => {
  const index = javaScript ? 1 : 0
  let page: Page
  let petition = ""

  beforeAll(async () => {
    page = await openPage(javaScript)
  })

  test("sends in a picture on four screens; it waits, is judged, and the answer is mailed", async () => {
    const email = `sender-${String(number)}@uade.example`
    const note = `Асхана салынбаған, есігі құлыптаулы тұр (${String(number)}).`
    await page.goto(`${app.origin}/kk/promises?rating=broken`)
    await tap(page.locator("main .list a"))
    const promise = new URL(page.url()).pathname
    const seen = screensOf(page)
    await tap(page.locator("main a[href$='/evidence/offer']"))
    await page.locator("[name=kind]").last().check()
    await page.locator("[name=title]").fill("Құлыптаулы асхана")
    await page.locator("[name=happenedOn]").fill("2026-11")
    await page.locator("[name=place]").fill("Мектептің ауласы")
    await page.locator("[name=direction][value=contradicts]").check()
    await page.locator("[name=note]").fill(note)
    await page.locator("[name=alt]").fill("Құлып салынған есік")
    const file = { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: await picture() }
    await page.locator("[name=file]").setInputFiles(file)
    await page.locator("[name=email]").fill(email)
    await send(page)
    await expect.poll(() => textOf(page)).toContain("тағы бір қадам қалды")
    const asked = await app.mailbox.waitForMail(email)
    const own = linkIn(asked.text, "/kk/evidence/")
    await page.goto(own)
    expect(await textOf(page)).toContain("Әлі расталмаған")
    await send(page)
    await expect.poll(() => textOf(page)).toContain("қарауын күтіп тұр")
    // The form, its answer on the same address, and the page of the letter's link before and after its button.
    expect(seen).toHaveLength(2)
    expect(await publicly(promise)).not.toContain(note)

    await judge(note, index === 0)
    const answer = await app.mailbox.waitForMail(email)
    const [word, reason] =
      index === 0 ? ["қабылданды", "Құжат қаралды"] : ["қабылданбады", "Тексеру мүмкін емес"]
    for (const part of [word, reason, "Рақмет Сізге"])
      expect(plain(answer.text ?? "")).toContain(part)
    await page.goto(own)
    expect(await textOf(page)).toContain(reason)
    const told = await publicly(promise)
    expect(told.includes(note)).toBe(index === 0)
    for (const secret of [email, "sender-", "Рақмет Сізге"]) expect(told).not.toContain(secret)
    if (index === 0) await expectClean(told, note)
  })

  test("starts a petition: no free accusation, what is lawful, what is alike, a look at the sheet", async () => {
    const { person = "", name = "" } = deputies[index] ?? {}
    page = await openAs(author, `/kk/people/${person}`, javaScript)
    const seen = screensOf(page)
    await tap(page.locator(`main a[href*='/petitions/new']`))
    expect(await textOf(page)).toMatch(/4 қадамның 2-қадамы.*Негіздерді таңдаңыз/)
    // What is lawful for this seat stands beside it, and there is nowhere to write.
    expect(await textOf(page)).toContain("Қазір не істеуге болады")
    expect(await page.locator("main textarea, main input[type=text]").count()).toBe(0)
    await tap(page.locator("main form[method=get] button"))
    expect(await textOf(page)).toContain("Негіздерді таңдаңыз")
    const ground = plain(await page.locator(".option-label").first().innerText())
    await page.locator("[name=pledges]").first().check()
    await tap(page.locator("main form[method=get] button"))
    const alike = await textOf(page)
    expect(alike).toMatch(/4 қадамның 3-қадамы/)
    expect(alike).toContain("Бұл депутат туралы бұрын берілген петициялар")
    await page.locator("[name=title]").fill(`${name}: уәде орындалмады`)
    await page.locator("[name=statement]").fill(statement)
    await tap(page.locator("[name=intent][value=review]"))
    const review = await textOf(page)
    for (const said of ["4 қадамның 4-қадамы", statement, "қол саны: 5"])
      expect(review).toContain(said)
    const sheet = await previewOf(page, app.origin)
    expect(sheet).toContain("ҮЛГІ")
    for (const said of [name, ground, "Депутаттың жауабы"]) expect(sheet).toContain(said)
    await tap(page.locator("[name=intent][value=submit]"))
    petition = new URL(page.url()).pathname
    expect(petition).toMatch(/^\/kk\/petitions\/\w{16}$/)
    const own = await textOf(page)
    expect(own).toContain(`${app.origin}${petition}/sign`)
    expect(own).toContain("Алғаш қолдағандар: 0, қажеті — 5. Сізге саны ғана көрінеді")
    // Grounds, where nothing was chosen once, text, which is reviewed on its own address, the petition's page.
    // The grounds, asked for again where none was chosen; the text and its review on one address; the petition.
    expect(seen.map(screenOf)).toEqual(["grounds", "grounds", "text", "text", "own"])
    expect(await previewOf(page, app.origin)).toContain("ҮЛГІ")
  })

  test("meets a petition that runs already, and is led to it", async () => {
    const running = await app.db.read
      .selectFrom("petition")
      .innerJoin("membership", "membership.id", "petition.membership_id")
      .innerJoin("person", "person.id", "membership.person_id")
      .select("person.public_id")
      .where("petition.public_id", "=", collecting)
      .executeTakeFirstOrThrow()
    await page.goto(`${app.origin}/kk/petitions/new?person=${running.public_id}`)
    await tap(page.locator(`main a[href$='/petitions/${collecting}']`))
    expect(await page.locator("main a[href$='/sign']").count()).toBeGreaterThan(0)
  })

  test("seconds a petition by its link on three screens; the author sees a number and nobody", async () => {
    const other = await openPage(javaScript)
    const seen = screensOf(other)
    const own = await sign(other, petition, number)
    expect(await textOf(other)).toContain("Қолыңыз қол жинау басталғанша сақталып тұр")
    expect(seen.map((path) => path.replace(/[\w-]{43}|\w{16}/, "·"))).toEqual([
      ...["/kk/petitions/·/sign", "/kk/petitions/·/sign/sent", "/kk/signature/·"],
    ])
    await page.goto(app.origin + petition)
    const html = await page.content()
    expect(await textOf(page)).toContain("Алғаш қолдағандар: 1, қажеті — 5")
    for (const secret of ["Сынақов", "voter-", own.split("/").at(-1) ?? ""])
      expect(html).not.toContain(secret)
  })

  test("prints sheets of the law's form, and checks later by the serial what became of a line", async () => {
    await page.goto(`${app.origin}/kk/petitions/${collecting}`)
    const seen = screensOf(page)
    await tap(page.locator("main a[href$='/sheets']"))
    await page.locator("[name=count]").fill("1")
    await send(page)
    const printed = await pdfText(
      page,
      app.origin,
      await hrefOf(page, "main a[href*='sheet.pdf?issue=']"),
    )
    expect(seen).toHaveLength(2)
    const shown = await page.locator(".serials li").innerText()
    const serial = shown.replace(/\s/g, "")
    expect(printed).toContain(formatSerial(serial))
    expect(printed.replace(/\s/g, "")).toContain(`/kk/s/${serial}`)
    await page.goto(`${app.origin}/kk/s/${serial}`)
    expect(await textOf(page)).toContain("Әлі қайтарылған жоқ")
    const handedIn = await app.db.read
      .selectFrom("sheet")
      .innerJoin("sheet_line", "sheet_line.sheet_id", "sheet.id")
      .select(["sheet.serial", "sheet_line.number"])
      .where("sheet_line.state", "=", "accepted")
      .executeTakeFirstOrThrow()
    await page.goto(`${app.origin}/kk/s/${handedIn.serial}`)
    const told = await textOf(page)
    expect(told).toContain(`${String(handedIn.number)}-жол: қабылданды`)
    expect(told).toContain("Адамдардың параққа жазғаны мұнда көрсетілмейді")
  })

  test("who wants sheets and is not signed in comes back to them", async () => {
    const other = await openPage(javaScript)
    await other.goto(`${app.origin}/kk/petitions/${collecting}/sheets`)
    await tap(other.locator("main a[href*='/kk/session']"))
    expect(new URL(other.url()).searchParams.get("next")).toBe(`/kk/petitions/${collecting}/sheets`)
  })
})

/** Which of the screens of opening an address is of. */
function screenOf(path: string): string {
  if (!path.includes("/petitions/new")) return "own"
  return path.includes("pledges=") ? "text" : "grounds"
}

/** A photograph that tells where and with what it was taken. */
function picture(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: "#7a5" } })
    .jpeg()
    .withExif({
      IFD0: { Make: "SpyCam", Model: "Owner-of-the-phone" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "43/1 15/1 0/1" },
    })
    .toBuffer()
}

/** A watchdog takes what was sent in, or not, and says why. */
async function judge(note: string, takes: boolean): Promise<void> {
  const desk = await openAs("watchdog-1", "/kk/desk/evidence")
  const links = await desk
    .locator("main .list a[href*='/desk/evidence/']")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))
  for (const href of links.reverse()) {
    await desk.goto(app.origin + href)
    if ((await textOf(desk)).includes(note)) break
  }
  const own = await textOf(desk)
  expect(own).toContain(note)
  expect(own).not.toContain("sender-")
  const [decision, reason] = takes ? ["accepted", "document-seen"] : ["refused", "not-checkable"]
  await desk.locator(`[name=decision][value=${decision ?? ""}]`).check()
  await desk.locator(`[name=reason][value=${reason ?? ""}]`).check()
  await desk.locator("[name=words]").fill("Рақмет Сізге, біз тексердік.")
  await tap(desk.locator("main form[method=post] button").last())
  expect(new URL(desk.url()).pathname).toBe("/kk/desk/evidence")
}

/** The picture that everybody sees says nothing of who took it, where and when. */
async function expectClean(html: string, note: string): Promise<void> {
  const after = html.slice(html.indexOf(note))
  const src = /\/kk\/files\/\w+\/small/.exec(after)?.[0] ?? "no picture"
  for (const path of [src, src.replace("small", "whole")]) {
    const bytes = Buffer.from(await (await fetchPatiently(app.origin + path)).arrayBuffer())
    const { exif, xmp, iptc } = await sharp(bytes).metadata()
    expect([exif, xmp, iptc], path).toEqual([undefined, undefined, undefined])
    expect(bytes.includes("SpyCam"), path).toBe(false)
  }
}

const statement =
  "Депутат бұл уәдені сайлау алдында берді, мерзімі өтті, ал іс басталған да жоқ. Сондықтан сайлаушылар мандатын кері шақырып алуды сұрайды."

function follower({ number }: { number: number }): string {
  return `follower-${String(number)}@uade.example`
}

describe("to the end", () => {
  const own = new Map<number, string>()

  test.each(modes)("signs and follows, apart from each other, $mode", async (who) => {
    const page = await openPage(who.javaScript)
    const signature = await sign(page, `/kk/petitions/${nearly}`, who.number + 1)
    expect(await textOf(page)).toMatch(new RegExp(`Сіз туралы не сақталады.*${keptUntil}`))
    own.set(who.number, signature)
    const seen = screensOf(page)
    await tap(page.locator(`main a[href$='/follow/petitions/${nearly}']`))
    await page.locator("[name=email]").fill(follower(who))
    await send(page)
    await expect.poll(() => textOf(page)).toContain("Тағы бір қадам қалды")
    const { text } = await app.mailbox.waitForMail(follower(who))
    await page.goto(linkIn(text, "/kk/news/confirm/"))
    await send(page)
    await page.waitForURL(/\/kk\/news\/[\w-]{43}$/)
    expect(seen).toHaveLength(3)
  })

  test("one letter an event to each: threshold, application, sheets, check, vote, result", async () => {
    // Who followed after it is not told of it.
    await expectLetter(modes.slice(0, 1), "Онлайн қойылған қол шекке жетті")
    await enter("applied:initiator")
    await expectLetter(modes, "Комиссияға өтініш берілді")
    await enter("collecting:commission")
    await expectLetter(modes, "Қағаз парақта қол жиналып жатыр")
  })

  test("who has enough stops on two screens from any letter, and hears no more", async () => {
    const [left, stays] = modes
    const page = await openPage(left.javaScript)
    const letters = lettersTo(left)
    await page.goto(linkIn(letters.at(-1)?.text, "/kk/news/"))
    const seen = screensOf(page)
    await tap(page.locator("main a[href$='/end']"))
    await send(page)
    await expect.poll(() => textOf(page)).toContain("Енді жаңалық келмейді, мекенжай жойылды")
    expect(seen).toHaveLength(1)
    await enter("handed-in:initiator")
    await expectLetter([stays], "Парақтар комиссияға тапсырылды")
    await enter("checking:commission")
    await expectLetter([stays], "Комиссия қолдарды тексеріп жатыр")
    await enter("vote-called:commission", { electorate: "566", signatures: "60" })
    await expectLetter([stays], "Дауыс беру тағайындалды")
    const result = { electorate: "566", turnedOut: "300", forRecall: "200", againstRecall: "100" }
    await enter("recalled:commission", result)
    await expectLetter([stays], "Депутат кері шақырып алынды")
    // The letter that asked whether the address follows at all, and one an event.
    expect(lettersTo(left)).toHaveLength(1 + 3)
    expect(lettersTo(stays)).toHaveLength(1 + 6)
  })

  test("who signed sees what is kept and until when, takes a copy, and has it deleted", async () => {
    for (const { javaScript, number } of modes) {
      const page = await openPage(javaScript)
      await page.goto(own.get(number) ?? "")
      await expect.poll(() => page.locator("main a[download]").count()).toBe(1)
      const receipt = await fetchPatiently(app.origin + (await hrefOf(page, "main a[download]")))
      expect(await receipt.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/)
      await tap(page.locator("main a[href$='/withdrawal']"))
      await send(page)
      await expect.poll(() => textOf(page)).toContain("Өзіңіз туралы деректер жойылды")
    }
  })

  test.each(modes)(
    "who has an account takes all of it along and deletes it, $mode",
    async (who) => {
      const page = await openAs(who.author, "/kk/account", who.javaScript)
      const copy = await page.request.get(app.origin + (await hrefOf(page, "a[href$='/export']")))
      expect(copy.headers()["content-disposition"]).toMatch(/^attachment; filename="uade-.*\.json"/)
      expect(JSON.stringify(await copy.json())).toContain(`${who.author}@demo.invalid`)
      await tap(page.locator("main a[href$='/deletion']"))
      await page.locator("[name=sure]").check()
      await send(page)
      // Whose petitions run is led to them first.
      expect(await textOf(page)).toContain("Бұл әрекет орындалмады")
      await tap(page.locator("[role=alert] p a"))
      expect(new URL(page.url()).pathname).toBe("/kk/account")
      await withdrawAll(page)
      await page.goto(`${app.origin}/kk/account`)
      const seen = screensOf(page)
      await tap(page.locator("main a[href$='/deletion']"))
      await page.locator("[name=sure]").check()
      await send(page)
      await page.waitForURL(/\/kk\/session\?changed=deletion$/)
      expect(seen).toEqual(["/kk/account/deletion", "/kk/session?changed=deletion"])
      await page.goto(`${app.origin}/kk/account`)
      expect(page.url()).toContain("/kk/session")
    },
  )
})

/** An author takes back every petition that still runs. */
async function withdrawAll(page: Page): Promise<void> {
  const own = await page
    .locator("main .list a[href*='/petitions/']")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))
  for (const petition of own) {
    await page.goto(`${app.origin}${petition}/withdrawal`)
    if ((await page.locator("main form[method=post] button").count()) > 0) await send(page)
  }
}

type Follower = (typeof modes)[number]

function lettersTo(who: Follower) {
  return app.mailbox.letters.filter(({ recipients }) => recipients.includes(follower(who)))
}

/** The next letter to each of them says so, and how to end it; no other has come. */
async function expectLetter(whom: readonly Follower[], words: string): Promise<void> {
  for (const who of whom) {
    const letter = await app.mailbox.waitForMail(follower(who))
    expect(plain(letter.text ?? "")).toContain(words)
    expect(letter.headers.has("list")).toBe(true)
  }
}

/** Two operators enter a step of the drive, as their forms send it. */
async function enter(step: string, figures: Readonly<Record<string, string>> = {}): Promise<void> {
  const page = await openAs("operator-1", `/kk/operations/petitions/${nearly}/recall`)
  await page.locator(`[name=step][value="${step}"]`).check()
  await page.locator("[name=on]").fill(todayAt(new Date().toISOString()))
  for (const [name, value] of Object.entries(figures))
    await page.locator(`[name=${name}]`).fill(value)
  await page.locator("[name=sourceTitle]").fill("Комиссияның шешімі, ойдан шығарылған")
  await send(page)
  const approval = new URL(page.url()).pathname
  expect(approval, await textOf(page)).toMatch(/^\/kk\/approvals\/\w{16}$/)
  const second = await openAs("operator-2", approval)
  await second.locator("[name=decision][value=approved]").check()
  await send(second)
}
