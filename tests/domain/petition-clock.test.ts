import { expect, test } from "vitest"
import { advancePetitions, replyToPetition } from "#app/domain/petition.server.ts"
import { addDays } from "#app/lib/day.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { actorOf, admitted, makeScene, read, story, submit } from "#tests/support/petition-scene.ts"
import { withProcedure } from "#tests/support/rule-sets.ts"

describeOnBothEngines("the clock", (open) => {
  /** The first instant of the day after a day, in Almaty. */
  function after(day: string): string {
    return `${day}T19:00:00.000Z`
  }

  test.each([
    [13_827, "closed-not-reached"],
    [13_828, "closed-reached"],
  ])("closes with %i signatures: %s", async (count, state) => {
    const db = await open()
    const scene = await makeScene(db, null)
    const petition = await submit(scene)
    await db.writer.updateTable("petition").set({ signature_count: count }).execute()
    await advancePetitions(scene.house, "2026-10-01T18:59:59.999Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("open")
    await advancePetitions(scene.house, after("2026-10-01"))
    expect((await read(scene.house, petition.publicId)).state).toBe(state)
  })

  test("closes once, also after a week without a worker and by several at the same time", async () => {
    const scene = await makeScene(await open(), null)
    const petition = await submit(scene)
    const weekLater = after(addDays("2026-10-01", 7))
    await Promise.all([1, 2, 3].map(() => advancePetitions(scene.house, weekLater)))
    await advancePetitions(scene.house, weekLater)
    expect(await story(scene, petition)).toEqual([
      "draft > open by proponent",
      "open > closed-not-reached by clock",
    ])
    const closing = (await listMailed(scene.house)).filter(({ kind }) => kind === "petition-closed")
    expect(closing).toHaveLength(1)
  })

  test("opens when the deputy has let the time pass, with a whole signing period from then on", async () => {
    const scene = await makeScene(await open())
    const { petition } = await admitted(scene)
    await advancePetitions(scene.house, "2026-09-11T18:59:59.999Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("reply-window")
    await advancePetitions(scene.house, after("2026-09-18"))
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      state: "open",
      replyOutcome: "timed-out",
      closesOn: "2026-10-19",
    })
  })

  test("takes no reply after the last day, though no worker has been there", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { petition } = await admitted(scene)
    const deputy = await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    const late = await replyToPetition(
      scene.house,
      petition.publicId,
      { outcome: "declined" },
      actorOf(deputy),
      after("2026-09-11"),
    )
    expect(late).toMatchObject({ ok: false, refusal: { code: "no-such-transition" } })
  })

  test("rejects what found too few seconders in time", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    await advancePetitions(scene.house, after("2026-10-01"))
    expect(await read(scene.house, petition.publicId)).toMatchObject({ state: "rejected" })
  })

  test.each([
    ["2026-09-20", "moot"],
    ["2026-10-01", "closed-not-reached"],
    ["2026-10-02", "closed-not-reached"],
  ])(
    "ends with whatever ended first: a mandate that ended on %s leaves it %s",
    async (end, state) => {
      const db = await open()
      const scene = await makeScene(db, null)
      const petition = await submit(scene)
      await db.writer.updateTable("membership").set({ end_date: end }).execute()
      await advancePetitions(scene.house, after("2026-10-05"))
      expect((await read(scene.house, petition.publicId)).state).toBe(state)
    },
  )

  test("leaves a petition alone that has no deadline yet", async () => {
    const scene = await makeScene(
      await open(),
      "kz-2026",
      withProcedure("kz-2026", { seconders: 0 }),
    )
    const petition = await submit(scene)
    await advancePetitions(scene.house, "2027-09-01T06:00:00.000Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("legal-check")
  })

  test.each(["closed-reached", "open"])(
    "ends the statute's drive with the mandate, also of a petition that is %s",
    async (state) => {
      const db = await open()
      const scene = await makeScene(db, null)
      const petition = await submit(scene)
      await db.writer
        .updateTable("petition")
        .set({ state, recall_state: "collecting", closes_on: "2026-10-05" })
        .execute()
      await db.writer.updateTable("membership").set({ end_date: "2026-09-20" }).execute()
      await Promise.all([1, 2].map(() => advancePetitions(scene.house, after("2026-09-20"))))
      await advancePetitions(scene.house, after("2026-09-27"))
      expect(await read(scene.house, petition.publicId)).toMatchObject({
        recallState: "moot",
        state: state === "open" ? "moot" : "closed-reached",
      })
      const drive = await db.read
        .selectFrom("petition_transition")
        .select(["from_state", "to_state", "actor", "reason"])
        .where("track", "=", "recall_state")
        .execute()
      expect(drive).toEqual([
        { from_state: "collecting", to_state: "moot", actor: "system", reason: "mandate-over" },
      ])
    },
  )

  test("leaves a vote that was called to those who enter its result", async () => {
    const db = await open()
    const scene = await makeScene(db, null)
    const petition = await submit(scene)
    await db.writer
      .updateTable("petition")
      .set({ state: "closed-reached", recall_state: "vote-called" })
      .execute()
    await db.writer.updateTable("membership").set({ end_date: "2026-09-20" }).execute()
    await advancePetitions(scene.house, after("2026-09-27"))
    expect((await read(scene.house, petition.publicId)).recallState).toBe("vote-called")
  })

  test("keeps another petition from beginning while the drive of the last one lives", async () => {
    const db = await open()
    const scene = await makeScene(db)
    await submit(scene)
    await db.writer
      .updateTable("petition")
      .set({ state: "closed-reached", recall_state: "collecting" })
      .execute()
    await expect(submit(scene)).rejects.toThrow("live-petition-exists")
    await db.writer.updateTable("petition").set({ recall_state: "lapsed" }).execute()
    expect((await submit(scene)).state).toBe("seconding")
  })

  test("notes whom the request for a reply reached, and that it reached nobody", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { petition } = await admitted(scene)
    expect(petition).toMatchObject({ state: "reply-window", replyNotified: 0 })
    await advancePetitions(scene.house, after("2026-09-11"))
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      state: "open",
      replyOutcome: "timed-out",
      replyNotified: 0,
      signatureCount: 5,
    })
  })

  test("marks what begins by last-known values, and names the articles where the law has them", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { petition } = await admitted(scene)
    expect(petition.lawBasis).toBe("last-known")
    await advancePetitions(scene.house, after("2026-09-11"))
    const articles = await db.read
      .selectFrom("petition_transition")
      .select(["to_state", "article"])
      .orderBy("id")
      .execute()
    expect(articles).toEqual([
      { to_state: "seconding", article: "113-12(2)" },
      { to_state: "legal-check", article: null },
      { to_state: "reply-window", article: null },
      { to_state: "open", article: "113-14(2)" },
    ])
  })
})
