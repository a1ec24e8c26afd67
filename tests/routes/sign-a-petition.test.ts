import { expect, test } from "vitest"
import { action as withdraw } from "#app/routes/signature.$secret.withdrawal.tsx"
import { action as confirm, loader as status } from "#app/routes/signature.$secret._index.tsx"
import { loader as page } from "#app/routes/petitions.$petitionId._index.tsx"
import {
  action as request,
  loader as form,
} from "#app/routes/petitions.$petitionId.sign._index.tsx"
import { loader as sent } from "#app/routes/petitions.$petitionId.sign.sent.tsx"
import { hour, later } from "#app/lib/instant.ts"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeScene, now, read, secrets } from "#tests/support/signing-scene.ts"
import type { TestHouse } from "#tests/support/house.ts"
import type { Given } from "#tests/support/make.ts"
import type { Db } from "#db/connection.server.ts"

const fields = {
  family: "Құдайбергенова",
  given: "Жұлдызай",
  email: "zhuldyzai@uade.example",
  voter: "on",
  consent: "on",
}

async function scene(db: Db, given: Given<"petition"> = {}) {
  const { house, petition } = await makeScene(db, given)
  const at = {
    db,
    account: null,
    now,
    path: `/en/petitions/${petition.public_id}/sign`,
    params: { lang: "en", petitionId: petition.public_id },
  }
  return { house, petition, at }
}

/** The page of the mailed link, as its newest letter gives it. */
async function signaturePage({ house, db, at = now }: { house: TestHouse; db: Db; at?: string }) {
  const secret = (await secrets(house)).at(-1) ?? ""
  const path = `/en/signature/${secret}`
  return { secret, visit: { db, account: null, now: at, path, params: { lang: "en", secret } } }
}

function count(house: TestHouse, petition: Row<"petition">): Promise<number> {
  return read(house, petition).then(({ signature_count }) => signature_count)
}

describeOnBothEngines("signing a petition", (open) => {
  test("leads from the form by mail to a signature that counts and can be withdrawn", async () => {
    const db = await open()
    const { house, petition, at } = await scene(db)
    expect((await answerOf(form, visit(at))).data).toMatchObject({ open: true, asks: "email" })
    const sentTo = `/en/petitions/${petition.public_id}/sign/sent`
    expect(await answerOf(request, post(at, fields))).toMatchObject({
      status: 303,
      location: sentTo,
    })
    expect((await answerOf(sent, visit(at))).status).toBe(200)

    const mailed = await signaturePage({ house, db })
    expect((await answerOf(status, visit(mailed.visit))).data).toMatchObject({ status: "pending" })
    expect(await count(house, petition)).toBe(0)
    expect(await answerOf(confirm, post(mailed.visit, {}))).toMatchObject({
      status: 303,
      location: `/en/signature/${mailed.secret}`,
    })
    expect((await answerOf(status, visit(mailed.visit))).data).toMatchObject({
      status: "counted",
      mayWithdraw: true,
    })
    expect(await count(house, petition)).toBe(1)

    expect((await answerOf(withdraw, post(mailed.visit, {}))).status).toBe(303)
    expect((await answerOf(status, visit(mailed.visit))).data).toMatchObject({
      status: "withdrawn",
    })
    expect(await count(house, petition)).toBe(0)
  })

  test("answers the same to an address that has signed and to one that has not", async () => {
    const db = await open()
    const { house, at } = await scene(db)
    const first = await answerOf(request, post(at, fields))
    await answerOf(confirm, post((await signaturePage({ house, db })).visit, {}))
    expect(await answerOf(request, post(at, fields))).toEqual(first)
  })

  test.each([
    ["family", { family: "" }, "form.required"],
    ["email", { email: "zhuldyzai" }, "refusal.email-invalid"],
    ["email", { email: "a@uade.example\r\nBcc: b@uade.example" }, "refusal.email-invalid"],
    ["iin", { iin: "900101 100 501" }, "refusal.iin-check-digit"],
    ["iin", { iin: "90010110050" }, "refusal.iin-not-12-digits"],
    ["iin", { iin: undefined }, "form.required"],
    ["voter", { voter: undefined }, "sign.declare-needed"],
    ["consent", { consent: undefined }, "form.consent"],
  ])("names the field %s when %o, and keeps the rest", async (field, change, code) => {
    const db = await open()
    const { at } = await scene(db, { asks: "iin" })
    const sentForm = { ...fields, iin: "900101100004", ...change }
    const got = await answerOf(request, post(at, sentForm))
    expect(got).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } }, values: { given: "Жұлдызай" } },
    })
    expect(await db.read.selectFrom("signature").selectAll().execute()).toEqual([])
  })

  test("takes an IIN only where the petition asks for it", async () => {
    const db = await open()
    const { at, house } = await scene(db)
    await answerOf(request, post(at, { ...fields, iin: "900101100004" }))
    expect(await secrets(house)).toHaveLength(1)
  })

  test("says 409 and why once signing is over", async () => {
    const db = await open()
    const { at } = await scene(db, { closes_on: "2026-03-31" })
    expect((await answerOf(form, visit(at))).data).toMatchObject({ open: false })
    expect(await answerOf(request, post(at, fields))).toMatchObject({
      status: 409,
      data: { refusal: { code: "signing-period-over", details: { lastDay: "2026-03-31" } } },
    })
  })

  test("shows an expired link as such, and refuses to confirm it", async () => {
    const db = await open()
    const { house, at } = await scene(db)
    await answerOf(request, post(at, fields))
    const late = await signaturePage({ house, db, at: later(now, 48 * hour) })
    expect((await answerOf(status, visit(late.visit))).data).toMatchObject({ status: "expired" })
    expect(await answerOf(confirm, post(late.visit, {}))).toMatchObject({
      status: 409,
      data: { refusal: { code: "link-expired" } },
    })
  })

  test.each([
    ["an unknown petition", { state: "open" }, "zzzzzzzzzzzzzzzz", 404],
    ["a removed one", { state: "removed", refusal_code: "insult" }, undefined, 410],
  ])("answers for %s with its status", async (_, given, petitionId, expected) => {
    const db = await open()
    const { at, petition } = await scene(db, given)
    const params = { lang: "en", petitionId: petitionId ?? petition.public_id }
    for (const loader of [page, form]) {
      const got = await answerOf(loader, visit({ ...at, params }))
      expect(got).toMatchObject({ status: expected })
    }
  })

  test("knows no signature of a secret that was never mailed", async () => {
    const db = await open()
    const { at } = await scene(db)
    const asked = visit({ ...at, params: { lang: "en", secret: "guess" } })
    const got = await answerOf(status, asked)
    expect(got).toMatchObject({ status: 404 })
  })
})
