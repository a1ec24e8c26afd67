import { expect, test } from "vitest"
import { loader as moderation } from "#app/routes/moderation._index.tsx"
import { action as decide, loader as check } from "#app/routes/moderation.petitions.$petitionId.tsx"
import { loader as office } from "#app/routes/office._index.tsx"
import { action as reply } from "#app/routes/office.petitions.$petitionId.reply.tsx"
import { loader as page } from "#app/routes/petitions.$petitionId._index.tsx"
import { action as second } from "#app/routes/petitions.$petitionId.seconding.tsx"
import { action as withdraw } from "#app/routes/petitions.$petitionId.withdrawal.tsx"
import { loader as list } from "#app/routes/petitions._index.tsx"
import { action as submit, loader as form } from "#app/routes/petitions.new.tsx"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import type { Got } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"
import { makeScene, now } from "#tests/support/petition-scene.ts"

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
    })
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

    for (let n = 0; n < 5; n++) {
      const seconder = await make.makeAccount(db)
      const seconded = await answerOf(second, post(about(db, seconder, submitted), {}))
      expect(seconded).toMatchObject({ status: 303, location: submitted.location })
    }
    const moderator = await make.makeAccount(db, { role: "moderator" })
    const desk = visit({ ...at, account: moderator })
    expect((await answerOf(moderation, desk)).data).toMatchObject({
      waiting: [{ title: words.title }],
    })
    const checked = about(db, moderator, submitted)
    expect((await answerOf(check, visit(checked))).data).toMatchObject({ decidable: true })
    expect((await answerOf(decide, post(checked, { decision: "admit" }))).status).toBe(303)

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
    expect(await answerOf(decide, post(moderator, { decision: "reject" }))).toMatchObject({
      status: 422,
      data: { errors: { code: { code: "moderation.code-needed" } } },
    })
    const reject = { decision: "reject", code: "insult", details: "Paragraph 2" }
    expect((await answerOf(decide, post(moderator, reject))).status).toBe(303)
    const read = await answerOf(page, visit(about(db, null, submitted)))
    expect(read.data).toMatchObject({ refusal: { code: "insult", details: "Paragraph 2" } })
  })
})
