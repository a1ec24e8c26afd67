import { expect, test } from "vitest"
import { differenceOf } from "#app/domain/ground-difference.ts"
import { advancePetitions, replyToPetition, submitDraft } from "#app/domain/petition.server.ts"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import { listComparedGrounds } from "#db/queries/compared-grounds.server.ts"
import { plainCoding, rateTogether } from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount, makeEvidence, makePledge, makeVerdict } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import {
  actorOf,
  admitted,
  makeScene,
  now,
  read,
  seconded,
  story,
  submit,
} from "#tests/support/petition-scene.ts"
import type { Scene } from "#tests/support/petition-scene.ts"

describeOnBothEngines("a ground that falls", (open) => {
  /** A watchdog rates the petition's promise otherwise, on new evidence. */
  async function rate(scene: Scene, rating: "kept" | "broken") {
    const { db } = scene.house
    const evidence = await makeEvidence(db, {
      pledge_id: scene.promise.id,
      direction: rating === "kept" ? "supports" : "contradicts",
      title: "Report of the kitchens",
      happened_on: "2026-03-01",
    })
    await rateTogether(
      scene.house,
      scene.promise.public_id,
      {
        ...plainCoding,
        rating,
        reason: "The kitchens have opened since, all of them.",
        evidence: [evidence.public_id],
      },
      now,
    )
    return evidence
  }

  test("takes an unopened petition back to its author with the verdict itself", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const deputy = await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    const { petition } = await admitted(scene)
    await rate(scene, "kept")
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      state: "draft",
      frozenAt: null,
      seconderCount: 0,
      replyDueOn: null,
      replyNotified: null,
    })
    expect((await story(scene, petition)).at(-1)).toBe("reply-window > draft by system")
    const states = await db.read.selectFrom("signature").select("state").execute()
    expect(states).toEqual(Array(5).fill({ state: "expired" }))
    const told = (await listMailed(scene.house)).slice(-7)
    expect(
      told.map(({ kind, payload }) => [kind, payload["accountId"] ?? payload["reason"]]),
    ).toEqual([
      ...Array<string[]>(5).fill(["signature-released", "back-to-draft"]),
      ["reply-not-needed", deputy.id],
      ["petition-news", scene.author.id],
    ])
    expect(told.at(-1)?.payload).toMatchObject({ state: "draft", code: "ground-fell" })
    const late = await replyToPetition(
      scene.house,
      petition.publicId,
      { outcome: "declined" },
      actorOf(deputy),
      now,
    )
    expect(late.ok).toBe(false)
  })

  test("leaves nobody asked who was not asked before", async () => {
    const db = await open()
    const scene = await makeScene(db)
    await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    const { publicId } = await submit(scene)
    const [secret = ""] = await seconded(scene, publicId, 1)
    await rate(scene, "kept")
    expect((await read(scene.house, publicId)).state).toBe("draft")
    expect((await listMailed(scene.house)).map(({ kind }) => kind)).not.toContain(
      "reply-not-needed",
    )
    expect(await findSignatureStatus(scene.house, secret, now)).toMatchObject({ status: "expired" })
  })

  test("can be submitted again on other grounds, and not on the fallen one", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { publicId } = await submit(scene)
    await rate(scene, "kept")
    expect(await submitDraft(scene.house, publicId, scene.author, now)).toMatchObject({
      refusal: { code: "ground-not-broken" },
    })
    await rate(scene, "broken")
    expect(await submitDraft(scene.house, publicId, scene.author, now)).toMatchObject({ ok: true })
  })

  test("is found by the clock too, so that nothing opens on it by a timed-out reply", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { petition } = await admitted(scene)
    await makeVerdict(db, {
      ...{ pledge_id: scene.promise.id, number: 2, rating: "kept", code_book_id: 1 },
    })
    await advancePetitions(scene.house, "2026-09-20T06:00:00.000Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("draft")
  })

  test("leaves an open petition open and tells the difference to its readers", async () => {
    const scene = await makeScene(await open(), null)
    const petition = await submit(scene)
    const evidence = await rate(scene, "kept")
    expect((await read(scene.house, petition.publicId)).state).toBe("open")
    const [ground] = await listComparedGrounds(scene.house.db.read, petition.id)
    expect(ground && differenceOf(ground.pinned, ground.now)).toMatchObject({
      ratingThen: "broken",
      ratingNow: "kept",
      reasonNow: "The kitchens have opened since, all of them.",
      added: [{ publicId: evidence.public_id, title: "Report of the kitchens", revision: 1 }],
      removed: [],
      reworded: [],
    })
  })

  test("does not touch petitions that rest on something else", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const petition = await submit(scene)
    const other = await makePledge(db, { person_id: scene.seat.person_id })
    await makeVerdict(db, { pledge_id: other.id, code_book_id: 1 })
    await rate({ ...scene, promise: other }, "kept")
    expect((await read(scene.house, petition.publicId)).state).toBe("seconding")
    const [ground] = await listComparedGrounds(db.read, petition.id)
    expect(ground && differenceOf(ground.pinned, ground.now)).toBeNull()
  })
})
