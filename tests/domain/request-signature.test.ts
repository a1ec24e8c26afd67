import { expect, test } from "vitest"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import { requestSignature } from "#app/domain/signature.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import {
  kinds,
  makeScene,
  now,
  read,
  secrets,
  sign,
  signer,
  statesOf,
} from "#tests/support/signing-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"

describeOnBothEngines("asking to sign", (open) => {
  test("tells who has signed already by mail alone, without a link", async () => {
    const { house, petition } = await makeScene(await open())
    await sign(house, petition)
    const again = await requestSignature(house, petition.public_id, signer(petition), now)
    expect(again).toEqual({ ok: true, value: { mailed: "if-needed" } })
    expect(await kinds(house)).toEqual([...["signature-confirmation", "receipt"], "already-signed"])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts one signature an IIN, whatever the address", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "first@uade.example", "900101100004")
    const { outcome } = await sign(house, petition, "second@uade.example", "900101100004")
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "already-signed" } })
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("writes to who types another's IIN as to anybody, and once to the one who signed", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "first@uade.example", "900101100004")
    for (const email of ["second@uade.example", "third@uade.example"]) {
      const asked = signer(petition, email, "900101100004")
      await requestSignature(house, petition.public_id, asked, now)
    }
    const mailed = await listMailed(house)
    expect(mailed.map(({ kind, payload }) => [payload["email"], kind])).toEqual([
      ["first@uade.example", "signature-confirmation"],
      ["first@uade.example", "receipt"],
      ["first@uade.example", "already-signed"],
      ["second@uade.example", "signature-confirmation"],
      ["third@uade.example", "signature-confirmation"],
    ])
    expect(mailed[2]?.payload["confirmedAt"]).toBe(now)
  })

  test("shows a link as any other before it is confirmed, whoever else has signed", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "first@uade.example", "900101100004")
    const asked = signer(petition, "second@uade.example", "900101100004")
    await requestSignature(house, petition.public_id, asked, now)
    const secret = (await secrets(house)).at(-1) ?? ""
    expect(await findSignatureStatus(house, secret, now)).toMatchObject({ status: "pending" })
  })

  test("counts two people who share an address where the petition asks for the IIN", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "home@uade.example", "900101100004")
    await sign(house, petition, "home@uade.example", "900101100014")
    expect((await read(house, petition)).signature_count).toBe(2)
  })

  test("writes five letters to an address while their links work, and no sixth", async () => {
    const { house, petition } = await makeScene(await open())
    const outcomes = []
    for (let n = 0; n < 7; n++) {
      outcomes.push(await requestSignature(house, petition.public_id, signer(petition), now))
    }
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await kinds(house)).toHaveLength(5)
    const afterwards = later(now, 48 * hour)
    await requestSignature(house, petition.public_id, signer(petition), afterwards)
    expect(await kinds(house)).toHaveLength(6)
  })

  test.each([
    ["not-open", { state: "paused" }],
    ["not-open", { state: "reply-window", closes_on: null }],
    ["signing-period-over", { closes_on: "2026-03-31" }],
  ])("refuses a request: %s", async (code, given) => {
    const { house, petition } = await makeScene(await open(), given)
    const outcome = await requestSignature(house, petition.public_id, signer(petition), now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await statesOf(house)).toEqual([])
    expect(await kinds(house)).toEqual([])
  })

  test("refuses a voter of another district and leaves nothing behind", async () => {
    const { house, petition } = await makeScene(await open())
    const stranger = { ...signer(petition), areaId: (petition.area_id ?? 0) + 1 }
    const outcome = await requestSignature(house, petition.public_id, stranger, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "outside-area" } })
    expect(await statesOf(house)).toEqual([])
  })
})
