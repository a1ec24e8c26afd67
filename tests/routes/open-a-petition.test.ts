import { expect, test } from "vitest"
import { loader as moderation } from "#app/routes/moderation._index.tsx"
import { action as decide, loader as check } from "#app/routes/moderation.petitions.$petitionId.tsx"
import { loader as office } from "#app/routes/office._index.tsx"
import { action as reply } from "#app/routes/office.petitions.$petitionId.reply.tsx"
import { loader as page } from "#app/routes/petitions.$petitionId._index.tsx"
import { action as edit, loader as editing } from "#app/routes/petitions.$petitionId.edit.tsx"
import {
  action as sign,
  loader as signing,
} from "#app/routes/petitions.$petitionId.sign._index.tsx"
import { action as withdraw } from "#app/routes/petitions.$petitionId.withdrawal.tsx"
import { loader as list } from "#app/routes/petitions._index.tsx"
import { action as preview, loader as toTheStart } from "#app/routes/petitions.new.sheet.ts"
import { action as submit, loader as form } from "#app/routes/petitions.new.tsx"
import type { Row } from "#db/schema.ts"
import { checkItems } from "#app/domain/petition-check.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import type { Got } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeIin } from "#tests/support/iin.ts"
import * as make from "#tests/support/make.ts"
import { makeScene, now } from "#tests/support/petition-scene.ts"
import { secrets } from "#tests/support/signing-scene.ts"

const words = {
  title: "Recall over the school meals",
  statement: "The deputy promised a warm meal in every school and none serves one to this day.",
  lang: "en",
}

async function scene(db: TestDb, rules: string | null = "kz-2026") {
  const { seat, promise } = await makeScene(db, rules)
  const account = await make.makeAccount(db)
  const person = await db.read
    .selectFrom("person")
    .selectAll()
    .where("id", "=", seat.person_id)
    .executeTakeFirstOrThrow()
  const path = `/en/petitions/new?person=${person.public_id}`
  const fields = { ...words, mandate: seat.public_id, pledges: [promise.public_id] }
  return { seat, promise, account, fields, at: { db, account, now, path } }
}

/** A visit of an account to a page about the petition that a submission led to. */
function about(db: TestDb, account: Row<"account"> | null, { location }: Got) {
  const petitionId = location?.split("/").at(-1) ?? ""
  return { db, account, now, path: location ?? "", params: { lang: "en", petitionId } }
}

/** So many voters fill in the form for seconders and follow their letters. */
async function secondBy(db: TestDb, submitted: Got, many: number) {
  const house = makeHouse(db, { now })
  for (let n = 1; n <= many; n++) {
    const asked = await answerOf(sign, post(about(db, null, submitted), signerFields(n)))
    expect(asked).toMatchObject({ status: 303 })
    const secret = (await secrets(house)).at(-1) ?? ""
    expect(await confirmSignature(house, secret, now)).toMatchObject({ value: { state: "held" } })
  }
}

function signerFields(number: number) {
  return {
    ...{ family: "Canaryov", given: "Voter", iin: makeIin(number) },
    ...{ email: `voter-${String(number)}@uade.example`, voter: "on", consent: "on" },
  }
}

/** A check with every item in order, as a moderator sends it from the page. */
async function admission(checked: ReturnType<typeof about>) {
  const { data } = await answerOf(check, visit(checked))
  const { item } = data as { item: { version: number } }
  return { decision: "admit", items: checkItems, version: String(item.version) }
}

describeOnBothEngines("opening a petition", (open) => {
  test("is told what is lawful, and which promises can be grounds", async () => {
    const db = await open()
    const { at, seat, promise } = await scene(db)
    expect((await answerOf(form, visit(at))).data).toMatchObject({
      possible: {
        mandate: seat.public_id,
        advisory: false,
        needed: 13_828,
        steps: ["seconding", "legal-check", "reply-window"],
        refusals: [],
        livePetition: null,
      },
      broken: [{ publicId: promise.public_id }],
      step: "grounds",
    })
  })

  test("carries its values from step to step and keeps nothing before the last button", async () => {
    const db = await open()
    const { at, fields, promise } = await scene(db)
    const text = { ...at, path: `${at.path}&step=text&pledges=${promise.public_id}` }
    expect((await answerOf(form, visit(text))).data).toMatchObject({
      step: "text",
      grounds: [{ publicId: promise.public_id }],
      earlier: [],
    })
    const none = { ...at, path: `${at.path}&step=text` }
    expect((await answerOf(form, visit(none))).data).toMatchObject({
      step: "grounds",
      groundMissing: true,
    })
    const review = await answerOf(submit, post(text, { ...fields, intent: "review" }))
    expect(review).toMatchObject({
      status: 200,
      data: { step: "review", values: { title: words.title, pledges: promise.public_id } },
    })
    const back = await answerOf(submit, post(text, { ...fields, title: "x", intent: "text" }))
    expect(back).toMatchObject({ status: 200, data: { step: "text", values: { title: "x" } } })
    const short = await answerOf(submit, post(text, { ...fields, title: "x", intent: "review" }))
    expect(short).toMatchObject({
      status: 422,
      data: { step: "text", values: { statement: words.statement } },
    })
    expect(await db.read.selectFrom("petition").select("id").execute()).toEqual([])
  })

  test("keeps a draft that its author alone reads, changes and submits", async () => {
    const db = await open()
    const { at, fields, account } = await scene(db)
    const kept = await answerOf(submit, post(at, { ...fields, intent: "draft" }))
    expect(kept.status).toBe(303)
    expect((await answerOf(page, visit(about(db, null, kept)))).status).toBe(404)
    const own = about(db, account, kept)
    expect((await answerOf(page, visit(own))).data).toMatchObject({
      petition: { state: "draft" },
      returned: false,
      may: { edit: true },
    })
    expect((await answerOf(editing, visit(own))).data).toMatchObject({ chosen: fields.pledges })
    const { mandate, ...revised } = { ...fields, title: "Recall over the meals of schools" }
    const sent = await answerOf(edit, post(own, { ...revised, intent: "submit" }))
    expect([mandate, sent.status]).toEqual([fields.mandate, 303])
    expect((await answerOf(page, visit(own))).data).toMatchObject({
      petition: { state: "seconding", title: "Recall over the meals of schools" },
    })
    const stranger = about(db, await make.makeAccount(db), kept)
    expect((await answerOf(edit, post(stranger, revised))).status).toBe(403)
  })

  test("changes no text that a seconder has signed", async () => {
    const db = await open()
    const { at, fields, account } = await scene(db)
    const submitted = await answerOf(submit, post(at, fields))
    const own = about(db, account, submitted)
    const revised = { ...words, pledges: fields.pledges, title: "Recall over the meals of schools" }
    expect((await answerOf(edit, post(own, revised))).status).toBe(303)
    expect((await answerOf(signing, visit(about(db, null, submitted)))).data).toMatchObject({
      seconding: true,
      title: "Recall over the meals of schools",
      seconders: { count: 0, needed: 5 },
    })
    await secondBy(db, submitted, 1)
    const frozen = await answerOf(edit, post(own, { ...revised, title: fields.title }))
    expect(frozen).toMatchObject({
      status: 409,
      data: { refusal: { code: "text-frozen" }, values: { title: fields.title } },
    })
  })

  test("shows earlier petitions about the deputy on the same grounds, and stops at a live one", async () => {
    const db = await open()
    const { at, fields, account, promise } = await scene(db)
    const first = await answerOf(submit, post(at, fields))
    const blocked = await answerOf(form, visit(at))
    expect(blocked.data).toMatchObject({ step: "impossible" })
    await answerOf(withdraw, post(about(db, account, first), {}))
    const text = { ...at, path: `${at.path}&step=text&pledges=${promise.public_id}` }
    expect((await answerOf(form, visit(text))).data).toMatchObject({
      step: "text",
      earlier: [{ title: words.title, state: "withdrawn", sharedGrounds: 1 }],
    })
    const review = await answerOf(submit, post(text, { ...fields, intent: "review" }))
    expect(review.data).toMatchObject({ earlier: [{ readsAlike: true }] })
  })

  test("shows its author the sheet before anything is kept", async () => {
    const db = await open()
    const { at, fields } = await scene(db)
    const got = (await preview(post(at, fields) as never)) as Response
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="specimen.pdf"',
    })
    expect(await db.read.selectFrom("petition").select("id").execute()).toEqual([])
    for (const wrong of [{ mandate: "0000000000000000" }, { title: "" }])
      expect(await answerOf(preview, post(at, { ...fields, ...wrong }))).toMatchObject({
        status: 422,
      })
    const led = toTheStart(visit(at) as never)
    expect(led.headers.get("location")).toBe("/en/petitions/new")
  })

  test("asks first about whom, where the address names nobody", async () => {
    const db = await open()
    const { at } = await scene(db)
    const got = await answerOf(form, visit({ ...at, path: "/en/petitions/new" }))
    expect(got.data).toMatchObject({ person: null, possible: null, broken: [] })
  })

  test("goes from the form by seconders, moderator and deputy to the list of open ones", async () => {
    const db = await open()
    const { at, fields, account, seat } = await scene(db)
    const submitted = await answerOf(submit, post(at, fields))
    expect(submitted.status).toBe(303)

    await secondBy(db, submitted, 5)
    const moderator = await make.makeAccount(db, { role: "moderator" })
    const desk = visit({ ...at, account: moderator })
    expect((await answerOf(moderation, desk)).data).toMatchObject({
      queue: [{ kind: "petition" }],
    })
    const checked = about(db, moderator, submitted)
    expect((await answerOf(check, visit(checked))).data).toMatchObject({ decidable: true })
    expect(await answerOf(decide, post(checked, await admission(checked)))).toMatchObject({
      status: 303,
    })

    const deputy = await make.makeAccount(db, { role: "deputy", person_id: seat.person_id })
    expect((await answerOf(office, visit({ ...at, account: deputy }))).data).toMatchObject({
      awaiting: [{ title: words.title, replyDueOn: "2026-09-11" }],
    })
    const answered = { outcome: "given", text: "Half of the schools do.", lang: "en" }
    expect(await answerOf(reply, post(about(db, deputy, submitted), answered))).toMatchObject({
      status: 303,
    })
    const read = await answerOf(page, visit(about(db, account, submitted)))
    expect(read.data).toMatchObject({
      petition: { state: "open", threshold: 13_828 },
      reply: { outcome: "given", text: "Half of the schools do." },
      grounds: [{ verdict: { rating: "broken" } }],
      may: { withdraw: true, moderate: false, reply: false },
    })
    const listed = await answerOf(list, visit({ ...at, path: "/en/petitions" }))
    expect(listed.data).toMatchObject({ group: "open", petitions: [{ title: words.title }] })
  })

  test("shows nobody's key, account or signer on the page", async () => {
    const db = await open()
    const { at, fields } = await scene(db, null)
    const submitted = await answerOf(submit, post(at, fields))
    const read = await answerOf(page, visit(about(db, null, submitted)))
    expect(JSON.stringify(read.data)).not.toMatch(/keySealed|proponentId|accountId|account_id/)
  })

  test.each([
    ["title", { title: "Short" }, "form.too-short"],
    ["statement", { statement: "" }, "form.required"],
    ["lang", { lang: "de" }, "form.not-a-choice"],
    ["mandate", { mandate: "x" }, "form.not-a-choice"],
  ])("names the field %s when %o", async (field, change, code) => {
    const db = await open()
    const { at, fields } = await scene(db)
    expect(await answerOf(submit, post(at, { ...fields, ...change }))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } } },
    })
  })

  test("says 409 and why: no ground, or a petition that runs already", async () => {
    const db = await open()
    const { at, fields } = await scene(db)
    const without = await answerOf(submit, post(at, { ...fields, pledges: [] }))
    expect(without).toMatchObject({ status: 409, data: { refusal: { code: "no-grounds" } } })
    await answerOf(submit, post(at, fields))
    const twice = await answerOf(submit, post(at, fields))
    expect(twice).toMatchObject({
      status: 409,
      data: { refusal: { code: "live-petition-exists" } },
    })
  })

  test("lets nobody but the author take it back, and nobody but the deputy reply", async () => {
    const db = await open()
    const { at, fields, account } = await scene(db, null)
    const submitted = await answerOf(submit, post(at, fields))
    const stranger = await make.makeAccount(db)
    const other = await make.makeAccount(db, { role: "deputy", person_id: null })
    const notTheirs = { status: 403 }
    expect(await answerOf(withdraw, post(about(db, stranger, submitted), {}))).toMatchObject(
      notTheirs,
    )
    const declined = { outcome: "declined", lang: "en" }
    expect(await answerOf(reply, post(about(db, other, submitted), declined))).toMatchObject(
      notTheirs,
    )
    expect(await answerOf(withdraw, post(about(db, account, submitted), {}))).toMatchObject({
      status: 303,
    })
  })

  test("asks for the rule of a rejection", async () => {
    const db = await open()
    const { at, fields } = await scene(db)
    const submitted = await answerOf(submit, post(at, fields))
    const moderator = about(db, await make.makeAccount(db, { role: "moderator" }), submitted)
    expect(
      await answerOf(decide, post(moderator, { decision: "reject", version: "0" })),
    ).toMatchObject({
      status: 422,
      data: { errors: { code: { code: "moderation.code-needed" } } },
    })
    const { version } = await admission(moderator)
    const reject = { decision: "reject", code: "insult", details: "Paragraph 2", version }
    expect((await answerOf(decide, post(moderator, reject))).status).toBe(303)
    const read = await answerOf(page, visit(about(db, null, submitted)))
    expect(read.data).toMatchObject({ refusal: { code: "insult", details: "Paragraph 2" } })
  })
})
