import { expect, test } from "vitest"
import { decideApproval } from "#app/domain/approval.server.ts"
import type { Approver } from "#app/domain/approval.ts"
import type { RecallFigures } from "#app/domain/recall-entry.ts"
import { findLawful } from "#app/domain/petition-law.server.ts"
import { withdrawPetition } from "#app/domain/petition.server.ts"
import { proposeRecallEntry } from "#app/domain/recall.server.ts"
import type { SourcedEntry } from "#app/domain/recall.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import {
  findLastFailedVote,
  listDrives,
  listRecallEntries,
} from "#db/queries/recall-entries.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeAccount } from "#tests/support/make.ts"
import { makeScene, now, read, submit } from "#tests/support/petition-scene.ts"
import type { Scene } from "#tests/support/petition-scene.ts"
import { withProcedure } from "#tests/support/rule-sets.ts"

const none: RecallFigures = {
  electorate: null,
  signatures: null,
  turnedOut: null,
  forRecall: null,
  againstRecall: null,
}
const source = { title: "Receipt No. 4 of 30 August 2026", url: null }
const filed: SourcedEntry = {
  to: "applied",
  by: "initiator",
  on: "2026-08-30",
  figures: none,
  source,
}
const yes = { decision: "approved", reason: null } as const

/** Nobody checks, nobody seconds: what is submitted is open. */
const atOnce = withProcedure("kz-2026", {
  seconders: 0,
  legalCheck: "nobody",
  replyWindow: { value: 0, unit: "days" },
})

describeOnBothEngines("the statute's drive", (open) => {
  test("moves on its own track when a second operator confirms what the first entered", async () => {
    const { scene, publicId, first, second } = await begin()
    const proposed = await proposeRecallEntry(scene.house, publicId, filed, first, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    expect(await read(scene.house, publicId)).toMatchObject({ recallState: "none" })

    const { approval } = proposed.value
    expect(codeOf(await decideApproval(scene.house, approval, yes, first, now))).toBe(
      "own-proposal",
    )
    expect(codeOf(await decideApproval(scene.house, approval, yes, second, now))).toBe("done")
    const petition = await read(scene.house, publicId)
    expect(petition).toMatchObject({ state: "open", recallState: "applied" })
    expect(await listRecallEntries(scene.house.db.read, petition.id)).toMatchObject([
      { from: "none", to: "applied", on: "2026-08-30", source, article: "113-13(1)" },
    ])
    expect(await listDrives(scene.house.db.read, ["kz-2026"], ["applied"], 9)).toMatchObject([
      { publicId, recallState: "applied", lastOn: "2026-08-30" },
    ])
  })

  test("refuses what the rules refuse before anybody is asked, and who has a stake in it", async () => {
    const { scene, publicId, first } = await begin()
    const author: Approver = { ...first, id: scene.author.id }
    const moderator: Approver = { ...first, role: "moderator" }
    const refused = [
      await proposeRecallEntry(scene.house, publicId, filed, moderator, now),
      await proposeRecallEntry(scene.house, publicId, filed, author, now),
      await proposeRecallEntry(scene.house, publicId, { ...filed, to: "recalled" }, first, now),
      await proposeRecallEntry(scene.house, publicId, { ...filed, on: "2026-09-02" }, first, now),
      await proposeRecallEntry(scene.house, "0000000000000000", filed, first, now),
    ].map(codeOf)
    expect(refused).toEqual([
      "not-yours",
      "party-to-it",
      "no-such-transition",
      "day-in-future",
      "no-such-petition",
    ])
    const trail = await listAuditEntries(scene.house.db.read, { subject: publicId }, { most: 9 })
    expect(trail.map(({ code }) => code)).toEqual([
      "day-in-future",
      "no-such-transition",
      "party-to-it",
      "not-yours",
    ])
  })

  test("asks the rules again when the second confirms", async () => {
    const { scene, publicId, first, second } = await begin()
    const proposed = await proposeRecallEntry(scene.house, publicId, filed, first, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const { id } = await read(scene.house, publicId)
    await scene.house.db.writer
      .updateTable("petition")
      .set({ recall_state: "moot" })
      .where("id", "=", id)
      .execute()
    const { approval } = proposed.value
    expect(codeOf(await decideApproval(scene.house, approval, yes, second, now))).toBe(
      "recall-over",
    )
  })

  test("knows when a vote last kept the mandate", async () => {
    const { scene, publicId, first, second } = await begin()
    const { membershipId } = await read(scene.house, publicId)
    expect(await findLastFailedVote(scene.house.db.read, membershipId)).toBeUndefined()
    const checked = { ...none, electorate: 138_277, signatures: 13_828 }
    const voted = { ...none, electorate: 138_277, turnedOut: 50_000, forRecall: 20_000 }
    const story: Partial<SourcedEntry>[] = [
      { to: "applied", by: "initiator" },
      { to: "collecting" },
      { to: "handed-in", by: "initiator" },
      { to: "checking" },
      { to: "vote-called", figures: checked },
      { to: "retained", figures: { ...voted, againstRecall: 29_000 } },
    ]
    for (const step of story) {
      const entry = { ...filed, by: "commission", ...step } as const
      const proposed = await proposeRecallEntry(scene.house, publicId, entry, first, now)
      if (!proposed.ok) throw new Error(proposed.refusal.code)
      const { approval } = proposed.value
      expect(codeOf(await decideApproval(scene.house, approval, yes, second, now))).toBe("done")
    }
    expect(await findLastFailedVote(scene.house.db.read, membershipId)).toBe("2026-08-30")
    const seat = await getSeat(scene.house.db.read, membershipId)
    const lawful = await findLawful(scene.house, scene.house.db.read, seat, now)
    expect(lawful.refusals).toEqual([
      { code: "too-soon-after-vote", article: "113-12(2)", details: { opensOn: "2027-08-30" } },
    ])
  })

  test("moves with support online where signatures are electronic", async () => {
    const law = atOnce.get("kz-2026")
    if (!law) throw new Error("there is no kz-2026")
    const form = { status: "chosen", value: "electronic" } as const
    const sets = new Map([...atOnce, ["kz-2026", { ...law, form }]])
    const scene = await makeScene(await open(), "kz-2026", sets)
    const { publicId } = await submit(scene)
    expect(await read(scene.house, publicId)).toMatchObject({
      state: "open",
      recallState: "collecting",
    })
    await withdrawPetition(scene.house, publicId, scene.author, now)
    expect(await read(scene.house, publicId)).toMatchObject({
      state: "withdrawn",
      recallState: "lapsed",
    })
  })

  async function begin() {
    const scene: Scene = await makeScene(await open(), "kz-2026", atOnce)
    const { publicId } = await submit(scene)
    return { scene, publicId, first: await operator(scene), second: await operator(scene) }
  }

  async function operator({ house }: Scene): Promise<Approver> {
    const { id } = await makeAccount(house.db, { role: "operator" })
    return { id, role: "operator", personId: null, organizationId: null }
  }
})

function codeOf(outcome: { ok: boolean; refusal?: { code: string } }): string {
  return outcome.ok ? "done" : (outcome.refusal?.code ?? "")
}
