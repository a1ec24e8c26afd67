import { expect, test } from "vitest"
import { advancePetitions, moderatePetition, replyToPetition } from "#app/domain/petition.server.ts"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import {
  actorOf,
  askedFor,
  inOrder,
  makeScene,
  now,
  read,
  seconded,
  story,
  submit,
  voter,
} from "#tests/support/petition-scene.ts"
import type { Scene } from "#tests/support/petition-scene.ts"

describeOnBothEngines("seconding a petition", (open) => {
  async function statesOf({ house }: Scene): Promise<string[]> {
    const rows = await house.db.read.selectFrom("signature").select("state").orderBy("id").execute()
    return rows.map(({ state }) => state)
  }

  test("holds a voter's signature by the mailed link, without an account", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    const secret = (await askedFor(scene, petition.publicId, voter(petition, 1))) ?? ""
    expect(await read(scene.house, petition.publicId)).toMatchObject({ seconderCount: 0 })
    expect(await confirmSignature(scene.house, secret, now)).toEqual({
      ok: true,
      value: { confirmedAt: now, state: "held" },
    })
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      seconderCount: 1,
      signatureCount: 0,
      state: "seconding",
      frozenAt: now,
    })
    expect(await findSignatureStatus(scene.house, secret, now)).toMatchObject({
      status: "held",
      heldUntil: "opening",
      mayWithdraw: true,
    })
  })

  test("takes one person once, whichever address is given, and the link again as the same", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    const one = voter(petition, 1)
    const secret = (await askedFor(scene, petition.publicId, one)) ?? ""
    await confirmSignature(scene.house, secret, now)
    await confirmSignature(scene.house, secret, now)
    const other = { ...one, email: voter(petition, 2).email }
    const again = (await askedFor(scene, petition.publicId, other)) ?? ""
    expect(await confirmSignature(scene.house, again, now)).toMatchObject({
      ok: false,
      refusal: { code: "already-signed" },
    })
    expect((await read(scene.house, petition.publicId)).seconderCount).toBe(1)
  })

  test("counts its seconders in the transaction that opens it, and none before", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { publicId } = await submit(scene)
    const secrets = await seconded(scene, publicId)
    expect(await read(scene.house, publicId)).toMatchObject({
      state: "legal-check",
      signatureCount: 0,
    })
    const moderator = actorOf(await makeAccount(db, { role: "moderator" }))
    await moderatePetition(scene.house, publicId, inOrder, moderator, now)
    expect(await read(scene.house, publicId)).toMatchObject({
      state: "reply-window",
      signatureCount: 0,
    })
    expect(await statesOf(scene)).toEqual(Array(5).fill("held"))

    const deputy = await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    await replyToPetition(scene.house, publicId, { outcome: "declined" }, actorOf(deputy), now)
    expect(await read(scene.house, publicId)).toMatchObject({
      state: "open",
      signatureCount: 5,
      seconderCount: 5,
    })
    expect(await statesOf(scene)).toEqual(Array(5).fill("counted"))
    expect(await withdrawSignature(scene.house, secrets[0] ?? "", now)).toMatchObject({ ok: true })
    expect(await read(scene.house, publicId)).toMatchObject({ signatureCount: 4, seconderCount: 5 })
  })

  test("lets a seconder withdraw, and goes back to look for another one", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    const secrets = await seconded(scene, petition.publicId)
    await withdrawSignature(scene.house, secrets[2] ?? "", now)
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      state: "seconding",
      seconderCount: 4,
      frozenAt: now,
    })
    const secret = (await askedFor(scene, petition.publicId, voter(petition, 3))) ?? ""
    await confirmSignature(scene.house, secret, now)
    expect(await story(scene, petition)).toEqual([
      "draft > seconding by proponent",
      "seconding > legal-check by seconder",
      "legal-check > seconding by seconder",
      "seconding > legal-check by seconder",
    ])
  })

  test("holds also who asked in time and confirms while the moderators look at it", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    const late = (await askedFor(scene, petition.publicId, voter(petition, 9))) ?? ""
    await seconded(scene, petition.publicId)
    expect(await confirmSignature(scene.house, late, now)).toMatchObject({
      value: { state: "held" },
    })
    expect((await read(scene.house, petition.publicId)).seconderCount).toBe(6)
    const unasked = await requestSignature(scene.house, petition.publicId, voter(petition, 10), now)
    expect(unasked).toMatchObject({ ok: false, refusal: { code: "not-open" } })
  })

  test("tells the author by mail alone that the own support is not counted first", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const petition = await submit(scene)
    const own = voter(petition, 1)
    await db.writer
      .updateTable("account")
      .set({ email_tag: scene.house.keys.tag(own.email.canonical, "account-email") })
      .where("id", "=", scene.author.id)
      .execute()
    expect(await askedFor(scene, petition.publicId, own)).toBeUndefined()
    expect((await listMailed(scene.house)).at(-1)).toMatchObject({ kind: "own-petition" })
  })

  test("ends without enough of them: their signatures are let go and erased, each told once", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const petition = await submit(scene)
    const [secret = ""] = await seconded(scene, petition.publicId, 2)
    await advancePetitions(scene.house, "2026-10-01T18:59:59.999Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("seconding")
    await advancePetitions(scene.house, "2026-10-08T06:00:00.000Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("rejected")
    expect(await statesOf(scene)).toEqual(["expired", "expired"])
    const rows = await db.read.selectFrom("signature").selectAll().execute()
    for (const row of rows) {
      expect([row.tag, row.email_tag, row.key_sealed, row.statement_sealed]).toEqual(
        Array(4).fill(null),
      )
    }
    const told = (await listMailed(scene.house)).filter(({ kind }) => kind === "signature-released")
    expect(told.map(({ payload }) => [payload["email"], payload["reason"]])).toEqual([
      ["voter-1@uade.example", "petition-over"],
      ["voter-2@uade.example", "petition-over"],
    ])
    const status = await findSignatureStatus(scene.house, secret, now)
    expect(status).toMatchObject({ status: "expired", confirmedAt: now, mayWithdraw: false })
  })

  test("takes nobody after the last day, also before the worker has been there", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    const secret =
      (await askedFor(scene, petition.publicId, voter(petition, 1), "2026-10-01T06:00:00.000Z")) ??
      ""
    const dayAfter = "2026-10-01T19:00:00.000Z"
    expect(await confirmSignature(scene.house, secret, dayAfter)).toMatchObject({
      ok: false,
      refusal: { code: "not-open" },
    })
    const asked = await requestSignature(
      scene.house,
      petition.publicId,
      voter(petition, 2),
      dayAfter,
    )
    expect(asked).toMatchObject({ ok: false, refusal: { code: "not-open" } })
  })
})
