import { expect, test } from "vitest"
import { takeFile } from "#app/capture/take.server.ts"
import { action as take } from "#app/routes/promises.capture._index.tsx"
import { action as mark, loader as markPage } from "#app/routes/promises.capture.$sourceId.tsx"
import { action as record, loader as form } from "#app/routes/promises.new.tsx"
import { loader as read } from "#app/routes/promises.$pledgeId._index.tsx"
import { loader as copy } from "#app/routes/sources.$sourceId.copy.ts"
import type { FetchSource } from "#app/lib/fetched-source.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import type { Asked } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import { doToText, makeModerators, now } from "#tests/support/moderation-scene.ts"
import * as make from "#tests/support/make.ts"
import { listFilesIn } from "#tests/uploads/kept.ts"
import { pdf } from "#tests/uploads/files.ts"

const said = "2027 жылға дейін Самал көшесінде 240 орындық мектеп саламын."
const page = Buffer.from(
  `<!doctype html><title>Programme</title><h1>Бағдарлама</h1>
   <p>Құрметті сайлаушылар! 2027 жылға&nbsp;дейін <b>Самал</b> көшесінде
   240 орындық мектеп саламын. Жолды да жөндеймін.</p>`,
)
/** What a promise needs besides its words. */
const facts = {
  ...{ lang: "kk", saidOn: "2023-02", horizon: "day", dueOn: "2027", power: "council" },
  ...{ attributable: "yes", verifiable: "yes", prospective: "yes", parts: "one" },
}

async function makeScene(db: TestDb, fetchSource?: FetchSource) {
  const person = await make.makePerson(db)
  const account = await make.makeAccount(db, { role: "watchdog" })
  const dataDir = emptyFolder()
  function housed(asked: Asked): Asked {
    const house = { ...asked.context.house, dataDir, fetchSource }
    return { ...asked, context: { ...asked.context, house } }
  }
  function path(query: Readonly<Record<string, string>>): string {
    return `/kk/a?${new URLSearchParams({ person: person.public_id, ...query }).toString()}`
  }
  return {
    ...{ person, account, dataDir },
    see: (query: Readonly<Record<string, string>>, sourceId = "", as = account) =>
      housed(visit({ db, account: as, path: path(query), params: { sourceId } })),
    seeAsNobody: (sourceId: string) =>
      housed(visit({ db, account: null, path: "/kk/a", params: { sourceId } })),
    send: (
      fields: Readonly<Record<string, string>>,
      query: Readonly<Record<string, string>>,
      sourceId = "",
    ) => housed(post({ db, account, path: path(query), params: { sourceId } }, fields)),
    hand(bytes: Uint8Array | null, name: string, fields: Readonly<Record<string, string>> = {}) {
      const body = new FormData()
      if (bytes) body.set("file", new File([new Uint8Array(bytes)], name))
      for (const [field, value] of Object.entries(fields)) body.set(field, value)
      const asked = housed(post({ db, account, path: path({}) }, {}))
      return { ...asked, request: new Request(asked.request.url, { method: "POST", body }) }
    },
  }
}

type Scene = Awaited<ReturnType<typeof makeScene>>

/** The public id of the source to which an answer leads. */
async function taken(scene: Scene, bytes: Uint8Array, name: string): Promise<string> {
  const { location } = await answerOf(take, scene.hand(bytes, name))
  return /capture\/(\w{16})/.exec(location ?? "")?.[1] ?? ""
}

function queryOf(location: string | null): Record<string, string> {
  return Object.fromEntries(new URL(`https://uade.example${location ?? ""}`).searchParams)
}

describeOnBothEngines("capturing a source", (open) => {
  test("keeps the page to the byte, finds the quote in it and leads readers to both", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const sourceId = await taken(scene, page, "programme.html")
    expect(listFilesIn(scene.dataDir).map(({ bytes }) => bytes)).toEqual([page])
    expect((await answerOf(markPage, scene.see({}, sourceId))).data).toMatchObject({
      source: { title: "programme" },
      isCut: false,
    })
    const marked = await answerOf(mark, scene.send({ quote: said }, {}, sourceId))
    const { at = "", source } = queryOf(marked.location)
    expect(source).toBe(sourceId)
    expect((await answerOf(form, scene.see({ source: sourceId, at }))).data).toMatchObject({
      source: { isText: true, marked: { quote: said.replace("жылға ", "жылға\u00a0") } },
    })

    expect((await answerOf(copy, scene.seeAsNobody(sourceId))).status).toBe(404)
    const sent = scene.send({ ...facts, text: said }, { source: sourceId, at })
    const recorded = await answerOf(record, sent)
    expect(recorded).toMatchObject({ status: 303 })
    const publicId = recorded.location?.replace("/en/promises/", "") ?? ""
    const pledge = await findPledge(db.read, publicId, { lang: "kk", today: "2026-11-24" })
    expect(pledge).toMatchObject({
      text: said,
      source: {
        publicId: sourceId,
        sha256: sha256(page).toString("hex"),
        mediaType: "text/html",
        capturedOn: "2026-11-24",
        capturedAt: "2026-11-24T06:00:00.000Z",
      },
    })
    const { quote } = await getCapture(db.read, pledge?.id ?? 0)
    expect(`${String(quote.quoteStart)}-${String(quote.quoteEnd)}`).toBe(at)

    const shown = visit({ db, account: null, path: "/kk/a", params: { pledgeId: publicId } })
    expect((await answerOf(read, shown)).data).toMatchObject({
      passage: {
        before: expect.stringMatching(/Құрметті сайлаушылар! $/) as string,
        quote: said.replace("жылға ", "жылға\u00a0"),
        after: expect.stringContaining("Жолды да жөндеймін.") as string,
      },
    })

    const served = await copy(scene.seeAsNobody(sourceId) as never)
    expect(Buffer.from(await served.arrayBuffer())).toEqual(page)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-disposition": expect.stringContaining("attachment") as string,
      "content-security-policy": expect.stringContaining("sandbox") as string,
      "x-content-type-options": "nosniff",
    })
  })

  test("refuses a quote that does not stand in it, and shows what is nearest", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const sourceId = await taken(scene, page, "programme.html")
    const other = said.replace("240", "300")
    expect(await answerOf(mark, scene.send({ quote: other }, {}, sourceId))).toMatchObject({
      status: 409,
      data: {
        refusal: { code: "quote-not-in-source" },
        nearest: { quote: expect.stringContaining("240 орындық мектеп") as string },
        values: { quote: other },
      },
    })
    const sent = scene.send({ ...facts, text: other }, { source: sourceId })
    expect(await answerOf(record, sent)).toMatchObject({
      status: 409,
      data: { refusal: { code: "quote-not-in-source" } },
    })
    expect(await db.read.selectFrom("pledge").selectAll().execute()).toEqual([])
  })

  test("takes a quote from a document as it was typed, with its page", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const sourceId = await taken(scene, pdf, "leaflet.pdf")
    const onward = await answerOf(markPage, scene.see({}, sourceId))
    expect(queryOf(onward.location)).toMatchObject({ source: sourceId })
    const without = scene.send({ ...facts, text: said }, { source: sourceId })
    expect(await answerOf(record, without)).toMatchObject({
      data: { refusal: { code: "place-missing" } },
    })
    const sent = { ...facts, text: said, quotePlace: "2" }
    const recorded = await answerOf(record, scene.send(sent, { source: sourceId }))
    expect(recorded.status).toBe(303)
    const { id } = await db.read.selectFrom("pledge").select("id").executeTakeFirstOrThrow()
    expect(await getCapture(db.read, id)).toMatchObject({
      quote: { quoteStart: null, quotePlace: "2" },
    })
    expect(await db.read.selectFrom("source_snapshot").selectAll().execute()).toMatchObject([
      { url: expect.stringMatching(/^ni:\/\/\/sha-256;[\w-]{43}$/) as string, size: pdf.length },
    ])
  })

  test("keeps nothing of what is refused", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const refused = [
      [Buffer.from("504b0304" + "00".repeat(30), "hex"), "programme.docx", "copy-kind"],
      [Buffer.from("GIF89a=1;alert(1)"), "programme.txt", "copy-kind"],
      [Buffer.concat([page, pdf]), "programme.html", "copy-kind"],
      [pdf, "programme.html", "copy-ending"],
      [pdf.subarray(0, 40), "programme.pdf", "copy-torn"],
      [Buffer.alloc(10 * 1024 * 1024 + 1, "a"), "programme.txt", "copy-too-large"],
    ] as const
    for (const [bytes, name, code] of refused) {
      expect(await answerOf(take, scene.hand(bytes, name))).toMatchObject({
        status: 409,
        data: { refusal: { code } },
      })
    }
    expect(await answerOf(take, scene.hand(null, ""))).toMatchObject({
      status: 422,
      data: { errors: { file: { code: "capture.file-missing" } } },
    })
    expect(listFilesIn(scene.dataDir)).toEqual([])
    expect(await db.read.selectFrom("source_snapshot").selectAll().execute()).toEqual([])
  })

  test("leaves no file where its row could not be written, but that of another source", async () => {
    const db = await open()
    const { dataDir, account } = await makeScene(db)
    const house = { ...makeHouse(db), dataDir }
    const file = new File([page], "programme.html")
    const named = { url: null, title: null }
    await expect(takeFile(house, file, named, { id: 0 }, now)).rejects.toThrow()
    expect(listFilesIn(dataDir)).toEqual([])
    await takeFile(house, file, named, account, now)
    await expect(takeFile(house, file, named, { id: 0 }, now)).rejects.toThrow()
    expect(listFilesIn(dataDir)).toHaveLength(1)
  })

  test("is shown to watchdogs before it is used, and hidden by itself or with its promise", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const sourceId = await taken(scene, page, "programme.html")
    const constituent = await make.makeAccount(db, { role: "constituent" })
    async function statusFor(asked: Asked): Promise<number> {
      return (await answerOf(copy, asked)).status
    }
    expect(await statusFor(scene.see({}, sourceId, constituent))).toBe(404)
    expect(await statusFor(scene.see({}, sourceId))).toBe(200)
    await answerOf(record, scene.send({ ...facts, text: said }, { source: sourceId }))
    expect(await statusFor(scene.see({}, sourceId, constituent))).toBe(200)
    const subject = { kind: "source", publicId: sourceId } as const
    const moderators = await makeModerators(db)
    await doToText(makeHouse(db, { now }), "hide", subject, moderators)
    expect(await statusFor(scene.see({}, sourceId, constituent))).toBe(410)
    expect(await statusFor(scene.see({}, sourceId))).toBe(410)
    await doToText(makeHouse(db, { now }), "reinstate", subject, moderators)
    expect(await statusFor(scene.see({}, sourceId, constituent))).toBe(200)
    const text = `\ufffchidden rule=personal-data on=2026-11-24 sha256=${"0".repeat(64)}`
    await db.writer.updateTable("pledge").set({ text }).execute()
    expect(await statusFor(scene.see({}, sourceId, constituent))).toBe(404)
  })
})

describeOnBothEngines("fetching an address", (open) => {
  const url = "https://samal.example/programme"

  test("is refused where the site fetches nothing", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const asked = scene.hand(null, "", { address: url })
    expect(await answerOf(take, asked)).toMatchObject({
      data: { refusal: { code: "fetching-off" } },
    })
  })

  test("keeps what came to the byte, from where it came in the end", async () => {
    const db = await open()
    const fetched = { url: `${url}/2`, bytes: page, charset: null }
    const scene = await makeScene(db, () => Promise.resolve(accept(fetched)))
    const got = await answerOf(take, scene.hand(null, "", { address: url, sourceTitle: "Site" }))
    expect(got.status).toBe(303)
    expect(listFilesIn(scene.dataDir).map(({ bytes }) => bytes)).toEqual([page])
    expect(await db.read.selectFrom("source_snapshot").selectAll().execute()).toMatchObject([
      { url: fetched.url, title: "Site", charset: "utf-8", account_id: scene.account.id },
    ])
  })

  test("says what became of it, and keeps nothing", async () => {
    const db = await open()
    const scene = await makeScene(db, () => Promise.resolve(refuse("address-not-public")))
    const asked = scene.hand(null, "", { address: url })
    expect(await answerOf(take, asked)).toMatchObject({
      status: 409,
      data: { refusal: { code: "address-not-public" }, values: { address: url } },
    })
    expect(listFilesIn(scene.dataDir)).toEqual([])
  })
})
