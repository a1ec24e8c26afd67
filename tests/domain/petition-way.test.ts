import { expect, test } from "vitest"
import { moderatePetition, replyToPetition, withdrawPetition } from "#app/domain/petition.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import {
  actorOf,
  admitted,
  inOrder,
  makeScene,
  now,
  read,
  seconded,
  story,
  submit,
} from "#tests/support/petition-scene.ts"

describeOnBothEngines("the way to opening", (open) => {
  test("goes through seconders, moderator and deputy, each told by mail", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const deputy = await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    const { petition } = await admitted(scene)
    expect(petition).toMatchObject({ state: "reply-window", replyDueOn: "2026-09-11" })

    const reply = { outcome: "given", text: "Half of them do.", lang: "en" } as const
    const outcome = await replyToPetition(
      scene.house,
      petition.publicId,
      reply,
      actorOf(deputy),
      "2026-09-03T06:00:00.000Z",
    )
    expect(outcome).toEqual({ ok: true, value: { state: "open" } })
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      replyOutcome: "given",
      openedAt: "2026-09-03T06:00:00.000Z",
      closesOn: "2026-10-03",
    })
    expect(await story(scene, petition)).toEqual([
      "draft > seconding by proponent",
      "seconding > legal-check by seconder",
      "legal-check > reply-window by moderator",
      "reply-window > open by deputy",
    ])
    const letters = (await listMailed(scene.house)).filter(({ payload }) => "accountId" in payload)
    const mailed = letters.map(({ kind, payload }) => [kind, payload["accountId"]])
    expect(mailed).toEqual([
      ["petition-news", scene.author.id],
      ["reply-request", deputy.id],
      ["petition-news", scene.author.id],
      ["petition-opened", deputy.id],
      ["petition-news", scene.author.id],
    ])
  })

  test("rejects with the rule that was broken, and lets another petition be opened", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    await seconded(scene, petition.publicId)
    const moderator = actorOf(await makeAccount(scene.house.db, { role: "moderator" }))
    const moderation = {
      decision: "reject",
      items: [],
      code: "insult",
      details: "Paragraph 2",
    } as const
    await moderatePetition(scene.house, petition.publicId, moderation, moderator, now)
    const row = await scene.house.db.read
      .selectFrom("petition")
      .selectAll()
      .executeTakeFirstOrThrow()
    expect([row.state, row.refusal_code, row.refusal_details]).toEqual([
      "rejected",
      "insult",
      "Paragraph 2",
    ])
    expect((await submit(scene)).state).toBe("seconding")
  })

  test("refuses each deed to whoever it is not for, or before its time", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { publicId } = await submit(scene)
    const { house, author } = scene
    const moderator = actorOf(await makeAccount(db, { role: "moderator" }))
    const deputy = actorOf(
      await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id }),
    )
    const otherDeputy = actorOf(await makeAccount(db, { role: "deputy", person_id: null }))
    const stranger = actorOf(await makeAccount(db))
    const decline = { outcome: "declined" } as const
    const codes = [
      await moderatePetition(house, publicId, inOrder, author, now),
      await moderatePetition(house, publicId, inOrder, moderator, now),
      await replyToPetition(house, publicId, decline, deputy, now),
      await replyToPetition(house, publicId, decline, otherDeputy, now),
      await withdrawPetition(house, publicId, stranger, now),
      await withdrawPetition(house, "zzzzzzzzzzzzzzzz", stranger, now),
    ].map((outcome) => (outcome.ok ? "done" : outcome.refusal.code))
    expect(codes).toEqual([
      "not-yours",
      "not-yours-to-move",
      "not-yours-to-move",
      "not-yours",
      "not-yours",
      "no-such-petition",
    ])
    expect((await read(house, publicId)).state).toBe("seconding")
  })

  test("is taken back by its author", async () => {
    const scene = await makeScene(await open(), null)
    const { publicId } = await submit(scene)
    const outcome = await withdrawPetition(scene.house, publicId, scene.author, now)
    expect(outcome).toEqual({ ok: true, value: { state: "withdrawn" } })
    expect(await read(scene.house, publicId)).toMatchObject({ closedAt: now })
  })
})
