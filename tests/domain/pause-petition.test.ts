import { expect, test } from "vitest"
import { advancePetitions, pausePetition, resumePetition } from "#app/domain/petition.server.ts"
import { listPauses } from "#db/queries/petition-pauses.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { actorOf, makeScene, now, read, story, submit } from "#tests/support/petition-scene.ts"
import { withProcedure } from "#tests/support/rule-sets.ts"

describeOnBothEngines("a court's decision", (open) => {
  const decision = { source: "Samaltau court, ruling 14", decidedOn: "2026-09-01" }
  const after = { source: "Samaltau court, ruling 15", decidedOn: "2026-09-20" }

  async function running(pauseStopsClock = true) {
    const db = await open()
    const scene = await makeScene(db, null, withProcedure("advisory", { pauseStopsClock }))
    const petition = await submit(scene)
    const moderator = actorOf(await makeAccount(db, { role: "moderator" }))
    return { db, scene, house: scene.house, petition, publicId: petition.publicId, moderator }
  }

  test("halts the collection and gives its days back where the clock stops", async () => {
    const { db, scene, house, petition, publicId, moderator } = await running()
    expect(petition.closesOn).toBe("2026-10-01")
    await pausePetition(house, publicId, decision, moderator, "2026-09-02T06:00:00.000Z")
    await advancePetitions(house, "2026-12-01T06:00:00.000Z")
    expect((await read(house, publicId)).state).toBe("paused")
    await resumePetition(house, publicId, after, moderator, "2026-09-22T06:00:00.000Z")
    expect(await read(house, publicId)).toMatchObject({ state: "open", closesOn: "2026-10-21" })
    expect(await listPauses(db.read, petition.id)).toMatchObject([
      { source: decision.source, resumed: { source: after.source, daysAdded: 20 } },
    ])
    expect((await story(scene, petition)).slice(1)).toEqual([
      "open > paused by court",
      "paused > open by court",
    ])
    const trail = await db.read.selectFrom("audit_entry").select(["deed", "reason"]).execute()
    expect(trail).toEqual([
      { deed: "petition.pause", reason: decision.source },
      { deed: "petition.pause", reason: after.source },
    ])
  })

  test("lets the period run on where the rules say so", async () => {
    const { house, publicId, moderator } = await running(false)
    await pausePetition(house, publicId, decision, moderator, now)
    await resumePetition(house, publicId, after, moderator, "2026-09-22T06:00:00.000Z")
    expect((await read(house, publicId)).closesOn).toBe("2026-10-01")
    await pausePetition(house, publicId, after, moderator, "2026-09-23T06:00:00.000Z")
    await advancePetitions(house, "2026-10-02T06:00:00.000Z")
    expect((await read(house, publicId)).state).toBe("closed-not-reached")
  })

  test("is taken in its order, by a moderator, not before its day", async () => {
    const { house, publicId, moderator, scene } = await running()
    const codes = [
      await resumePetition(house, publicId, after, moderator, now),
      await pausePetition(house, publicId, decision, scene.author, now),
      await pausePetition(house, publicId, after, moderator, now),
      await pausePetition(house, publicId, decision, moderator, now),
      await pausePetition(house, publicId, decision, moderator, now),
      await resumePetition(
        house,
        publicId,
        { ...after, decidedOn: "2026-08-31" },
        moderator,
        "2026-09-22T06:00:00.000Z",
      ),
    ].map((outcome) => (outcome.ok ? outcome.value.state : outcome.refusal.code))
    expect(codes).toEqual([
      "no-such-transition",
      "not-yours",
      "decision-in-future",
      "paused",
      "no-such-transition",
      "decision-before-pause",
    ])
  })
})
