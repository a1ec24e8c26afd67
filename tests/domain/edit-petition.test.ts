import { expect, test } from "vitest"
import { draftPetition, editPetition, submitDraft } from "#app/domain/petition.server.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount, makeEvidence, makePledge, makeVerdict } from "#tests/support/make.ts"
import {
  actorOf,
  admitted,
  askedFor,
  makeScene,
  now,
  read,
  seconded,
  submission,
  submit,
  voter,
} from "#tests/support/petition-scene.ts"
import type { Scene } from "#tests/support/petition-scene.ts"

describeOnBothEngines("changing a petition", (open) => {
  function changed(scene: Scene) {
    return { ...submission(scene), title: "Recall over the meals of all schools" }
  }

  test("gives a new text a new hash until the first seconder has signed, and refuses after that", async () => {
    const scene = await makeScene(await open())
    const before = await submit(scene)
    const { publicId } = before
    const edited = await editPetition(scene.house, publicId, changed(scene), scene.author, now)
    expect(edited).toEqual({ ok: true, value: { state: "seconding" } })
    const after = await read(scene.house, publicId)
    expect(after.title).toBe("Recall over the meals of all schools")
    expect(after.textSha256.equals(before.textSha256)).toBe(false)

    await seconded(scene, publicId, 1)
    const late = await editPetition(scene.house, publicId, submission(scene), scene.author, now)
    expect(late).toMatchObject({ ok: false, refusal: { code: "text-frozen" } })
    expect((await read(scene.house, publicId)).textSha256.equals(after.textSha256)).toBe(true)
  })

  test("lets go of who asked to sign the old text and has not confirmed", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    const secret = (await askedFor(scene, petition.publicId, voter(petition, 1))) ?? ""
    await editPetition(scene.house, petition.publicId, changed(scene), scene.author, now)
    expect(await confirmSignature(scene.house, secret, now)).toMatchObject({
      ok: false,
      refusal: { code: "link-expired" },
    })
  })

  test("pins the evidence of each ground in the wording of the moment, and pins anew on an edit", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const other = await makePledge(db, { person_id: scene.seat.person_id })
    const verdict = await makeVerdict(db, { pledge_id: other.id, code_book_id: 1 })
    const evidence = await makeEvidence(db, { pledge_id: other.id, direction: "contradicts" })
    await db.writer
      .insertInto("verdict_evidence")
      .values({ verdict_id: verdict.id, evidence_id: evidence.id, revision: 1 })
      .execute()
    const { publicId } = await submit(scene)
    function pins() {
      const rows = db.read.selectFrom("petition_ground_evidence")
      return rows.select(["evidence_id", "revision"]).execute()
    }
    expect(await pins()).toEqual([])
    const pledges = [scene.promise.public_id, other.public_id]
    await editPetition(scene.house, publicId, { ...changed(scene), pledges }, scene.author, now)
    expect(await pins()).toEqual([{ evidence_id: evidence.id, revision: 1 }])
  })

  test("keeps a draft out of the way of others, and submits it as things stand then", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const kept = await draftPetition(scene.house, submission(scene), scene.author, now)
    if (!kept.ok) throw new Error(kept.refusal.code)
    const { publicId } = kept.value
    const live = await submit(scene)
    const blocked = await submitDraft(scene.house, publicId, scene.author, now)
    expect(blocked).toMatchObject({ refusal: { code: "live-petition-exists" } })
    await db.writer
      .updateTable("petition")
      .set({ state: "rejected" })
      .where("id", "=", live.id)
      .execute()
    const later = "2026-09-02T06:00:00.000Z"
    expect(await submitDraft(scene.house, publicId, scene.author, later)).toEqual({
      ok: true,
      value: { state: "seconding" },
    })
    expect(await read(scene.house, publicId)).toMatchObject({
      secondingSince: later,
      lawBasis: "last-known",
      threshold: 13_828,
    })
  })

  test.each([
    ["not-yours", async ({ house }: Scene) => actorOf(await makeAccount(house.db))],
    ["text-too-short", ({ author }: Scene) => author],
  ] as const)("refuses: %s", async (code, who) => {
    const scene = await makeScene(await open())
    const { publicId } = await submit(scene)
    const revised = code === "not-yours" ? changed(scene) : { ...changed(scene), statement: "No." }
    const outcome = await editPetition(scene.house, publicId, revised, await who(scene), now)
    const expected = code === "not-yours" ? "not-yours" : "statement-too-short"
    expect(outcome).toMatchObject({ ok: false, refusal: { code: expected } })
  })

  test("refuses once the deputy was asked", async () => {
    const scene = await makeScene(await open())
    const { petition } = await admitted(scene)
    const { house, author } = scene
    const outcome = await editPetition(house, petition.publicId, changed(scene), author, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "text-submitted" } })
  })
})
