import { expect, test } from "vitest"
import { confirmSignature, withdrawSignature } from "#app/domain/signature.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeScene, now, read, sign, statesOf } from "#tests/support/signing-scene.ts"

describeOnBothEngines("withdrawing a signature", (open) => {
  test("withdraws without a question, and lets the person sign again", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret } = await sign(house, petition)
    expect((await withdrawSignature(house, secret, now)).ok).toBe(true)
    expect((await withdrawSignature(house, secret, now)).ok).toBe(true)
    expect((await read(house, petition)).signature_count).toBe(0)

    const again = await sign(house, petition)
    expect(again.outcome.ok).toBe(true)
    expect(await statesOf(house)).toEqual(["withdrawn", "counted"])
    expect((await read(house, petition)).signature_count).toBe(1)
    const old = await confirmSignature(house, secret, now)
    expect(old).toMatchObject({ ok: false, refusal: { code: "withdrawn" } })
  })

  test("lets a signature stand once the petition is over, also before the worker has closed it", async () => {
    const { house, petition } = await makeScene(await open(), { closes_on: "2026-04-01" })
    const { secret } = await sign(house, petition)
    const dayAfter = "2026-04-01T19:00:00.000Z"
    const outcome = await withdrawSignature(house, secret, dayAfter)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "petition-closed" } })
    expect((await read(house, petition)).signature_count).toBe(1)
  })
})
