import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { newSerial } from "#app/domain/sheet-serial.server.ts"
import { loader as workplace } from "#app/routes/collection._index.tsx"
import { loader as batchPage } from "#app/routes/collection.batches.$batchId._index.tsx"
import { action as close } from "#app/routes/collection.batches.$batchId.closure.ts"
import {
  action as decide,
  loader as decisionForm,
} from "#app/routes/collection.batches.$batchId.decision.tsx"
import {
  action as rekey,
  loader as rekeyForm,
} from "#app/routes/collection.batches.$batchId.rekey.tsx"
import { action as enter } from "#app/routes/collection.sheets.$serial._index.tsx"
import { action as openScan } from "#app/routes/collection.sheets.$serial.scan.file.ts"
import { action as sendScan } from "#app/routes/collection.sheets.$serial.scan.tsx"
import { loader as petitionPage } from "#app/routes/petitions.$petitionId._index.tsx"
import { loader as application } from "#app/routes/petitions.$petitionId.application.ts"
import { loader as sheetPdf } from "#app/routes/petitions.$petitionId.sheet.ts"
import { action as make, loader as sheetsPage } from "#app/routes/petitions.$petitionId.sheets.tsx"
import { loader as status } from "#app/routes/s.$serial.tsx"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { iins, makeScene, now } from "#tests/support/sheet-scene.ts"

async function open(db: Db) {
  const { petition } = await makeScene(db)
  return {
    petition,
    constituent: await makeAccount(db),
    first: await makeAccount(db, { role: "collector" }),
    second: await makeAccount(db, { role: "collector" }),
    third: await makeAccount(db, { role: "collector" }),
  }
}

type Scene = Awaited<ReturnType<typeof open>>

function at(db: Db, account: Row<"account"> | null, path: string, params = {}) {
  return { db, account, now, path: `/en${path}`, params: { lang: "en", ...params } }
}

function ofPetition(db: Db, account: Row<"account"> | null, { petition }: Scene, tail = "") {
  const params = { petitionId: petition.public_id }
  return at(db, account, `/petitions/${petition.public_id}${tail}`, params)
}

/** Makes sheets by the form and gives the way to print them and their serials. */
async function makeSheets(db: Db, scene: Scene, account: Row<"account">, count: number) {
  const here = ofPetition(db, account, scene, "/sheets")
  const got = await answerOf(make, post(here, { count: String(count), lang: "kk" }))
  const issue = new URL(got.location ?? "", "https://uade.example").searchParams.get("issue") ?? ""
  const shown = await answerOf(sheetsPage, visit({ ...here, path: `${here.path}?issue=${issue}` }))
  return { got, issue, serials: (shown.data as { serials: string[] }).serials }
}

const filled = {
  "mark-1": "filled",
  "family-1": "Құдайбергенова",
  "given-1": "Жұлдызай",
  "iin-1": iins[0],
  "place-1": "Ақжар ауылы, Өркен көшесі, 7",
  "signedOn-1": "2026-10-05",
}

/** What is told of the eight lines of a sheet: the first ones so, of all others that they are empty. */
function fates(...first: readonly string[]) {
  const rest = first.at(-1) === "waiting" ? "waiting" : "blank"
  return Array.from({ length: 8 }, (_, index) => ({
    number: index + 1,
    fate: first[index] ?? rest,
  }))
}

describeOnBothEngines("sheets of paper, page by page", (openDb) => {
  test("lead from the petition to sheets, to a batch, to a second reading and to the count", async () => {
    const db = await openDb()
    const scene = await open(db)
    const { constituent, first, second, third } = scene
    const { got, issue, serials } = await makeSheets(db, scene, constituent, 2)
    expect(got.status).toBe(303)
    expect(serials).toHaveLength(2)
    const printed = ofPetition(db, null, scene, `/sheet.pdf?issue=${issue}`)
    const pdf = (await sheetPdf(visit(printed) as never)) as unknown as Response
    expect(pdf.headers.get("content-type")).toBe("application/pdf")

    const [serial = ""] = serials
    const typed = at(db, first, `/collection?serial=${serial.toLowerCase()}`)
    expect(await answerOf(workplace, visit(typed))).toMatchObject({
      status: 303,
      location: `/en/collection/sheets/${serial}`,
    })
    const sheet = at(db, first, `/collection/sheets/${serial}`, { serial })
    const unclear = { "mark-2": "unclear", "family-2": "Құд…" }
    const entered = await answerOf(enter, post(sheet, { ...filled, ...unclear }))
    expect(entered.status).toBe(303)
    const batchId = entered.location?.split("/").at(-1) ?? ""

    const returned = await answerOf(status, visit(at(db, null, `/s/${serial}`, { serial })))
    expect(returned.data).toMatchObject({
      sheet: { lines: fates("waiting", "waiting", "waiting") },
    })

    const params = { batchId }
    const path = `/collection/batches/${batchId}`
    expect(
      await answerOf(close, post(at(db, second, `${path}/closure`, params), {})),
    ).toMatchObject({
      status: 403,
    })
    expect((await answerOf(close, post(at(db, first, `${path}/closure`, params), {}))).status).toBe(
      303,
    )

    expect(await answerOf(rekeyForm, visit(at(db, first, `${path}/rekey`, params)))).toMatchObject({
      status: 403,
    })
    const again = at(db, second, `${path}/rekey`, params)
    for (;;) {
      const { data } = await answerOf(rekeyForm, visit(again))
      const { line } = data as { line: { serial: string; number: number } | null }
      if (!line) break
      expect(JSON.stringify(data)).not.toContain("Құд")
      const n = String(line.number)
      const text = line.number === 1 ? filled : line.number === 2 ? secondLine : {}
      const sent = { serial: line.serial, number: n, [`mark-${n}`]: "empty", ...text }
      expect(await answerOf(rekey, post(again, sent))).toMatchObject({ status: 303 })
    }

    const decision = at(db, third, `${path}/decision`, params)
    const { data } = await answerOf(decisionForm, visit(decision))
    expect(data).toMatchObject({ line: { number: 2, readings: { first: { family: "Құд…" } } } })
    const choice = { serial, number: "2", choice: "second" }
    expect((await answerOf(decide, post(decision, choice))).status).toBe(303)

    const after = await answerOf(batchPage, visit(at(db, first, path, params)))
    expect(after.data).toMatchObject({
      states: [
        { state: "accepted", count: 2 },
        { state: "blank", count: 6 },
      ],
    })
    const held = await answerOf(status, visit(at(db, null, `/s/${serial}`, { serial })))
    expect(held.data).toMatchObject({ sheet: { lines: fates("accepted", "accepted") } })
    const shown = await answerOf(petitionPage, visit(ofPetition(db, null, scene)))
    expect(shown.data).toMatchObject({
      paper: { issued: 2, returned: 1, accepted: 2, rejected: 0, waiting: 0, people: null },
    })
  })

  test("are made by voters and collectors alone, from one to fifty", async () => {
    const db = await openDb()
    const scene = await open(db)
    const here = ofPetition(db, scene.constituent, scene, "/sheets")
    for (const count of ["0", "51", "2.5", "many", ""]) {
      const got = await answerOf(make, post(here, { count, lang: "kk" }))
      expect(got).toMatchObject({ status: 422, data: { errors: { count: {} } } })
    }
    const english = await answerOf(make, post(here, { count: "1", lang: "en" }))
    expect(english).toMatchObject({ status: 422, data: { errors: { lang: {} } } })
    const moderator = await makeAccount(db, { role: "moderator" })
    const other = ofPetition(db, moderator, scene, "/sheets")
    expect(await answerOf(make, post(other, { count: "1", lang: "kk" }))).toMatchObject({
      status: 403,
    })
  })

  test.each([
    ["line-not-empty", "mark-1", { "family-1": "Құдай" }],
    ["line-blank", "mark-1", { "mark-1": "filled" }],
    ["line-iin", "iin-1", { ...filled, "iin-1": "900101100005" }],
    ["line-iin-right", "mark-1", { ...filled, "mark-1": "wrong-iin" }],
    ["line-day", "signedOn-1", { ...filled, "signedOn-1": "2026-02-30" }],
    ["line-long", "place-1", { ...filled, "place-1": "Ө".repeat(201) }],
  ])("name the line and the field: %s", async (code, field, sent) => {
    const db = await openDb()
    const scene = await open(db)
    const { serials } = await makeSheets(db, scene, scene.constituent, 1)
    const [serial = ""] = serials
    const here = at(db, scene.first, `/collection/sheets/${serial}`, { serial })
    expect(await answerOf(enter, post(here, sent))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code: `collection.${code}`, args: { number: 1 } } } },
    })
  })

  test("are refused at the desk when they are not ours, mistyped or entered", async () => {
    const db = await openDb()
    const scene = await open(db)
    const { serials } = await makeSheets(db, scene, scene.constituent, 1)
    const [serial = ""] = serials
    const here = at(db, scene.first, `/collection/sheets/${serial}`, { serial })
    await answerOf(enter, post(here, filled))
    for (const [typed, answered, code] of [
      [newSerial(), 409, "sheet-unknown"],
      ["K3V9X2M4", 422, "serial-wrong"],
      [serial, 409, "sheet-entered"],
    ]) {
      const asked = at(db, scene.first, `/collection?serial=${String(typed)}`)
      expect(await answerOf(workplace, visit(asked))).toMatchObject({
        status: answered,
        data: { refusal: { code } },
      })
    }
    expect(await answerOf(enter, post(here, filled))).toMatchObject({
      status: 409,
      data: { refusal: { code: "sheet-entered" } },
    })
  })

  test("tell whoever holds one what it is and no more", async () => {
    const db = await openDb()
    const scene = await open(db)
    const { serials } = await makeSheets(db, scene, scene.constituent, 1)
    const [serial = ""] = serials
    function asked(of: string) {
      return visit(at(db, null, `/s/${of}`, { serial: of }))
    }

    const known = await answerOf(status, asked(serial))
    expect(known).toMatchObject({ status: 200, data: { sheet: { serial, returnedOn: null } } })
    await answerOf(enter, post(at(db, scene.first, "/", { serial }), filled))
    const { data } = await answerOf(status, asked(serial))
    expect(data).toMatchObject({ sheet: { returnedOn: "2026-10-05", mayEnter: false } })
    expect(JSON.stringify(data)).not.toMatch(/Құдай|9001/)
    expect(await answerOf(status, asked(newSerial()))).toMatchObject({
      status: 404,
      data: { sheet: null, why: "unknown" },
    })
    expect(await answerOf(status, asked("K3V9X2M4"))).toMatchObject({
      status: 404,
      data: { sheet: null, why: "wrong" },
    })
  })

  test("are printed as a specimen without a serial, and of another petition never", async () => {
    const db = await openDb()
    const scene = await open(db)
    const other = await open(db)
    const { issue } = await makeSheets(db, scene, scene.constituent, 1)
    const specimen = await namedFile(sheetPdf, ofPetition(db, null, scene, "/sheet.pdf"))
    expect(specimen).toBe(`specimen-${scene.petition.public_id}.pdf`)
    const foreign = ofPetition(db, null, other, `/sheet.pdf?issue=${issue}`)
    expect(await answerOf(sheetPdf, visit(foreign))).toMatchObject({ status: 404 })
    const packet = await namedFile(application, ofPetition(db, null, scene, "/application.pdf"))
    expect(packet).toBe(`application-${scene.petition.public_id}.pdf`)
  })
})

describeOnBothEngines("a scan of a sheet", (openDb) => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  )

  async function scene() {
    const db = await openDb()
    const made = await open(db)
    const [serial = ""] = (await makeSheets(db, made, made.constituent, 1)).serials
    const dataDir = mkdtempSync(join(tmpdir(), "uade-scan-"))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const here = at(db, made.first, `/collection/sheets/${serial}/scan`, { serial })

    /** The form with a file, in a house that has a folder. */
    function sending(bytes: Buffer, name: string) {
      const body = new FormData()
      body.append("scan", new File([new Uint8Array(bytes)], name))
      const asked = visit(here)
      return {
        ...asked,
        request: new Request(asked.request.url, { method: "POST", body }),
        context: { ...asked.context, house: { ...asked.context.house, dataDir } },
      }
    }
    return { ...made, db, serial, dataDir, here, sending }
  }

  test("is kept sealed, and opened by collectors with a line in the trail", async () => {
    const { db, dataDir, serial, sending, second } = await scene()
    expect((await answerOf(sendScan, sending(png, "sheet.png"))).status).toBe(303)
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files).toHaveLength(1)
    const [file] = files
    const kept = readFileSync(join(file?.parentPath ?? "", file?.name ?? ""))
    expect(kept.includes(png.subarray(0, 8))).toBe(false)

    const asked = sending(png, "sheet.png")
    const by = visit(at(db, second, "/", { serial })).context.account
    const opening = { ...asked, context: { ...asked.context, account: by } }
    const answer = (await openScan(opening as never)) as unknown as Response
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true)
    expect(answer.headers.get("content-disposition")).toContain("attachment")
    const trail = await db.read
      .selectFrom("audit_entry")
      .select(["deed", "account_id"])
      .where("deed", "=", "sheet.rekey")
      .execute()
    expect(trail).toEqual([{ deed: "sheet.rekey", account_id: second.id }])
  })

  test.each([
    ["scan-kind", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "sheet.png"],
    ["scan-kind", Buffer.from("MZ this is a program"), "sheet.pdf"],
    ["scan-ending", png, "sheet.html"],
    ["scan-too-large", Buffer.alloc(10 * 1024 * 1024 + 1, 1), "sheet.png"],
  ])("is refused: %s", async (code, bytes, name) => {
    const { db, dataDir, sending } = await scene()
    expect(await answerOf(sendScan, sending(bytes, name))).toMatchObject({
      status: 409,
      data: { refusal: { code } },
    })
    expect(readdirSync(dataDir)).toEqual([])
    const rows = await db.read.selectFrom("sheet").select("scan_sha256").execute()
    expect(rows).toEqual([{ scan_sha256: null }])
  })
})

const secondLine = {
  "mark-2": "filled",
  "family-2": "Құдайбергенов",
  "given-2": "Һарун",
  "iin-2": iins[1],
  "place-2": "Ақжар ауылы, Өркен көшесі, 9",
  "signedOn-2": "2026-10-05",
}

async function namedFile(
  loader: (asked: never) => Promise<Response>,
  here: Parameters<typeof visit>[0],
): Promise<string | undefined> {
  const answer = await loader(visit(here) as never)
  return /filename="(.*)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1]
}
