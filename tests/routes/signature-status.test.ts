import { expect, test } from "vitest"
import { advancePetitions } from "#app/domain/petition-clock.server.ts"
import { runRemovalJobs } from "#app/domain/removal-job.server.ts"
import { retention } from "#app/domain/retention.ts"
import { destroyOverdue } from "#app/domain/retention.server.ts"
import { requestSignature, withdrawSignature } from "#app/domain/signature.server.ts"
import { langs } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"
import { day, hour, later, minute } from "#app/lib/instant.ts"
import { handle as appealHandle } from "#app/routes/appeals.by-letter.$secret.tsx"
import { loader as appeal } from "#app/routes/appeals.by-letter.$secret.tsx"
import { handle, loader as status, meta } from "#app/routes/signature.$secret._index.tsx"
import { loader as receipt } from "#app/routes/signature.$secret.receipt.ts"
import { loader as receiptCode } from "#app/routes/signature.$secret.receipt-code.ts"
import {
  handle as leaving,
  meta as metaOfLeaving,
} from "#app/routes/signature.$secret.withdrawal.tsx"
import type { Db } from "#db/connection.server.ts"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { Given } from "#tests/support/make.ts"
import { crowdSigns, decideOn, draftOf } from "#tests/support/review-scene.ts"
import { makeScene, now, secrets, sign, signer } from "#tests/support/signing-scene.ts"

const soon = later(now, minute)

function at(db: Db, secret: string, when = soon) {
  return visit({ db, account: null, now: when, path: "/en/x", params: { lang: "en", secret } })
}

async function shown(db: Db, secret: string, when = soon) {
  return (await answerOf(status, at(db, secret, when))).data
}

async function scene(db: Db, given: Given<"petition"> = {}) {
  const { house, petition } = await makeScene(db, given)
  await requestSignature(house, petition.public_id, signer(petition), now)
  return { db, house, petition, secret: (await secrets(house)).at(-1) ?? "" }
}

/** One signature of a crowd whom two moderators left out or set aside. */
async function reviewed(db: Db, measure: "invalidated" | "held") {
  const { house, petition } = await makeScene(db)
  const [secret = ""] = await crowdSigns(house, petition, { many: 12, dwell: 30 })
  const of = measure === "held" ? "under-review" : "machine-made"
  house.clock.set(soon)
  await decideOn(house, await draftOf(house, petition, { dwellTo: 60 }, { measure, class: of }))
  await runRemovalJobs(house, soon)
  return { house, petition, secret }
}

describeOnBothEngines("the signer's own page", (open) => {
  test("says what waits, and what came too late", async () => {
    const { db, secret } = await scene(await open())
    expect(await shown(db, secret)).toMatchObject({
      ...{ status: "pending", mayWithdraw: false, measure: null, receipt: null },
      keeping: { state: "expected" },
    })
    expect(await shown(db, secret, later(now, 48 * hour))).toMatchObject({ status: "expired" })
    expect((await answerOf(status, at(db, "nobody's"))).status).toBe(404)
  })

  test("says that it counts, with the receipt; and that it was taken back, without a reason", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db)
    const { secret } = await sign(house, petition)
    expect(await shown(db, secret)).toMatchObject({
      ...{ status: "counted", mayWithdraw: true, measure: null },
      receipt: {
        file: `/en/signature/${secret}/receipt.tlog-proof`,
        code: `/en/signature/${secret}/receipt-code.svg`,
      },
      keeping: { state: "expected" },
    })
    await withdrawSignature(house, secret, soon)
    expect(await shown(db, secret)).toMatchObject({
      ...{ status: "withdrawn", withdrawnOn: soon.slice(0, 10), mayWithdraw: false, receipt: null },
      keeping: { state: "gone" },
    })
    for (const file of [receipt, receiptCode])
      expect((await answerOf(file, at(db, secret))).status).toBe(404)
  })

  test("says that a seconder's is held until the opening", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db, { state: "seconding", seconding_since: now })
    const { secret } = await sign(house, petition)
    expect(await shown(db, secret)).toMatchObject({
      ...{ status: "held", heldUntil: "opening", mayWithdraw: true, measure: null },
    })
  })

  test.each([
    ["invalidated", "machine-made", { heldUntil: null, mayWithdraw: false }],
    ["held", "under-review", { heldUntil: "review", mayWithdraw: true }],
  ] as const)("says why moderators had it %s, and until when to appeal", async (to, of, more) => {
    const { house, secret } = await reviewed(await open(), to)
    const { db } = house
    expect(await shown(db, secret)).toMatchObject({
      ...{ status: to, receipt: null, ...more },
      measure: { class: of, appealUntil: "2026-05-01" },
    })
    expect((await answerOf(appeal, at(db, secret))).data).toMatchObject({
      ...{ matter: { kind: "invalidation" }, refusal: null },
    })
    expect(await shown(db, secret, later(soon, 31 * day))).toMatchObject({
      measure: { class: of, appealUntil: null },
    })
  })

  test("says until when data are kept, and that they were destroyed", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db, { closes_on: "2026-04-02", threshold: 5 })
    const { secret } = await sign(house, petition)
    const end = "2026-04-02T19:00:00.000Z"
    await advancePetitions(house, end)
    expect(await shown(db, secret, end)).toMatchObject({
      ...{ status: "counted", mayWithdraw: false },
      keeping: { state: "until", day: "2026-05-03" },
    })
    const gone = later(end, 31 * day)
    await destroyOverdue(house, gone)
    expect(await shown(db, secret, gone)).toMatchObject({
      ...{ status: "counted", receipt: null },
      keeping: { state: "destroyed", day: "2026-05-04" },
    })
  })
})

test("pages of one's own signature have one title, whatever it is about, and lead away at once", () => {
  for (const lang of langs) {
    const asked = { params: { lang }, data: {}, error: undefined } as never
    const said = [meta, metaOfLeaving].map((one) => JSON.stringify(one(asked)))
    expect(new Set(said).size).toBe(1)
  }
  for (const one of [handle, leaving, appealHandle]) {
    expect(one).toMatchObject({ quickExit: true, hidden: true })
  }
})

test("signers are told in each language the days that the rule keeps", () => {
  for (const lang of langs) {
    const kept = translate(lang, "privacy.kept")
    for (const { value } of [retention.usual, retention.most]) {
      expect(kept).toMatch(new RegExp(`\\b${String(value)}\\b`))
    }
    for (const key of ["sign.stored-text", "mail.receipt-kept", "sign.kept-running"] as const) {
      expect(translate(lang, key)).toMatch(new RegExp(`\\b${String(retention.usual.value)}\\b`))
    }
  }
})
