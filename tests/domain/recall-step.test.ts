import { expect, test } from "vitest"
import { recordRecallStep } from "#app/domain/recall.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { actorOf, makeScene, now, read, submit } from "#tests/support/petition-scene.ts"

describeOnBothEngines("the statute's drive", (open) => {
  test("moves on its own track, entered with a source", async () => {
    const scene = await makeScene(await open(), null)
    const petition = await submit(scene)
    const moderator = actorOf(await makeAccount(scene.house.db, { role: "moderator" }))
    const entry = { by: "initiator", source: "Receipt No. 4", article: "113-13(1)" } as const
    const filed = { ...entry, to: "applied" } as const
    const { publicId } = petition
    expect(await recordRecallStep(scene.house, publicId, filed, moderator, now)).toEqual({
      ok: true,
      value: { recallState: "applied" },
    })
    const refused = [
      await recordRecallStep(scene.house, publicId, filed, scene.author, now),
      await recordRecallStep(scene.house, publicId, { ...entry, to: "recalled" }, moderator, now),
      await recordRecallStep(scene.house, publicId, { ...entry, to: "collecting" }, moderator, now),
    ].map((outcome) => (outcome.ok ? "done" : outcome.refusal.code))
    expect(refused).toEqual(["not-yours", "no-such-transition", "not-yours-to-move"])
    expect(await read(scene.house, publicId)).toMatchObject({
      state: "open",
      recallState: "applied",
    })
  })
})
