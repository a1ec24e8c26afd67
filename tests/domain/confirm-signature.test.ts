import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import { expireSignatures } from "#app/domain/signature-expiry.server.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import { expireRequests } from "#db/queries/signature-endings.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import {
  makePending,
  makeScene,
  now,
  read,
  secrets,
  sign,
  signer,
  statesOf,
} from "#tests/support/signing-scene.ts"

describeOnBothEngines("confirming a signature", (open) => {
  test("counts nothing before the letter is answered, then one", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    expect((await read(house, petition)).signature_count).toBe(0)
    const [secret = ""] = await secrets(house)
    expect(await confirmSignature(house, secret, now)).toEqual({
      ok: true,
      value: { confirmedAt: now, state: "counted" },
    })
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("answers the same when the link is opened again, and counts no more", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret, outcome } = await sign(house, petition)
    const nextDay = later(now, 24 * hour)
    expect(await confirmSignature(house, secret, nextDay)).toEqual(outcome)
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts once when one link is followed twice at the same instant", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    const outcomes = await Promise.all([1, 2].map(() => confirmSignature(house, secret, now)))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts one of two letters of the same person that are answered at once", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition, "A.b@gmail.com"), now)
    await requestSignature(house, petition.public_id, signer(petition, "ab+x@googlemail.com"), now)
    const both = await secrets(house)
    const outcomes = await Promise.all(both.map((secret) => confirmSignature(house, secret, now)))
    const answers = outcomes.map((outcome) => (outcome.ok ? "counted" : outcome.refusal.code))
    expect(answers.sort()).toEqual(["already-signed", "counted"])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("takes a confirmation on the last day and none after it", async () => {
    const { house, petition } = await makeScene(await open(), { closes_on: "2026-04-01" })
    for (const email of ["a@uade.example", "b@uade.example"]) {
      await requestSignature(house, petition.public_id, signer(petition, email), now)
    }
    const [first = "", second = ""] = await secrets(house)
    const lastInstant = "2026-04-01T18:59:59.999Z"
    expect((await confirmSignature(house, first, lastInstant)).ok).toBe(true)
    const late = await confirmSignature(house, second, later(lastInstant, 1))
    expect(late).toMatchObject({ ok: false })
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("refuses a link after 48 hours, the same whether the worker has been there or not", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    const end = later(now, 48 * hour)
    const before = await confirmSignature(house, secret, end)
    await expireSignatures(house, end)
    const after = await confirmSignature(house, secret, end)
    expect(before).toMatchObject({ ok: false, refusal: { code: "link-expired" } })
    expect(after).toEqual(before)
  })

  test("counts nothing of a request that the clock ends meanwhile in another process", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db)
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    const end = later(now, 48 * hour)
    const beside = openDb(db.url)
    onTestFinished(() => beside.close())
    let confirming: ReturnType<typeof confirmSignature> | undefined
    await commit(beside, async (trx) => {
      await expireRequests(trx, end, 10)
      confirming = confirmSignature(house, secret, later(end, -1))
      await sleep(200)
      return accept(undefined)
    })
    expect(await confirming).toMatchObject({ ok: false, refusal: { code: "link-expired" } })
    expect(await statesOf(house)).toEqual(["expired"])
    expect((await read(house, petition)).signature_count).toBe(0)
  })

  test.each(["", "x", "no such secret"])("knows no signature of the secret %j", async (secret) => {
    const { house } = await makeScene(await open())
    const outcome = await confirmSignature(house, secret, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "no-such-signature" } })
  })

  test("notes once when the threshold was reached", async () => {
    const { house, petition } = await makeScene(await open(), { threshold: 1 })
    const { secret } = await sign(house, petition)
    await withdrawSignature(house, secret, now)
    house.clock.set(later(now, hour))
    await sign(house, petition)
    expect((await read(house, petition)).reached_at).toBe(now)
  })

  test("counts exactly under 512 confirmations at once, doubles among them", async () => {
    const { house, petition } = await makeScene(await open(), { threshold: 200 })
    const all = await makePending(house, petition, 256)
    const outcomes = await Promise.all(
      [...all, ...all].map((secret) => confirmSignature(house, secret, now)),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    const stored = await read(house, petition)
    expect(stored.signature_count).toBe(256)
    expect(stored.reached_at).toBe(now)
    expect(new Set(await statesOf(house))).toEqual(new Set(["counted"]))
  }, 60_000)
})
