import { expect, test } from "vitest"
import { logDestroyed, noteDestroyed } from "#app/domain/destruction.server.ts"
import { discloseBreakdowns } from "#app/domain/disclosure.server.ts"
import { advancePetitions } from "#app/domain/petition.server.ts"
import { logWhatWas } from "#app/domain/log-backfill.server.ts"
import { replayLeaf, startReplay } from "#app/domain/log-replay.ts"
import { logRuleSets } from "#app/domain/rule-set-leaf.server.ts"
import { ruleSetSha256 } from "#app/domain/rule-set.server.ts"
import { confirmSignature, withdrawSignature } from "#app/domain/signature.server.ts"
import type { Mail } from "#app/emails/transport.ts"
import { handle } from "#app/outbox/handlers.server.ts"
import { postHere } from "#app/outbox/post.server.ts"
import { NotYetPublished } from "#app/outbox/closing-letter.server.ts"
import { addDays } from "#app/lib/day.ts"
import { day, dayIn, later, startOfDay } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { homeZone } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { findDisclosure } from "#db/queries/disclosures.server.ts"
import { listLeafBytes, listLeaves } from "#db/queries/log-leaves.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import { listCountedDays } from "#db/queries/petition-days.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import { listPetitionRecords } from "#db/queries/petition-records.server.ts"
import { getPublishedCount } from "#db/queries/published-counts.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makePetition } from "#tests/support/make.ts"
import { submit, makeScene as makePetitionScene } from "#tests/support/petition-scene.ts"
import { publishAll } from "#tests/support/publish.ts"
import { makePending, makeScene, now, read, sign } from "#tests/support/signing-scene.ts"

/** What a stranger gets who replays what is public. */
async function replayed({ db }: TestHouse): Promise<ReadonlyMap<string, number>> {
  const head = await findHead(db.read)
  const leaves = head ? await listLeaves(db.read, head.epoch, 0, head.publishedSize) : []
  const replay = startReplay()
  for (const { bytes } of leaves) expect(replayLeaf(replay, bytes)).toBeUndefined()
  return new Map([...replay.petitions].map(([pid, { count }]) => [pid, count]))
}

describeOnBothEngines("the public number of a petition", (open) => {
  test("moves with publications alone, and is what a replay gives wherever it stands", async () => {
    const scene = await makePetitionScene(await open(), null)
    const { house } = scene
    const { publicId, id } = await submit(scene)
    const petition = await house.db.read
      .selectFrom("petition")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow()

    async function shown(): Promise<number[]> {
      const { petitions } = await listPetitions(house.db.read, {}, "en", { limit: 9 })
      const records = await listPetitionRecords(house.db.read, {}, { limit: 9 })
      const { count } = await getPublishedCount(house.db.read, id)
      const replay = (await replayed(house)).get(publicId) ?? 0
      return [
        ...[petitions[0]?.signatureCount, records[0]?.signatureCount].map(Number),
        ...[count, replay],
      ]
    }

    const { secret } = await sign(house, petition, "one@uade.example")
    await sign(house, petition, "two@uade.example")
    expect((await read(house, petition)).signature_count).toBe(2)
    expect(await shown()).toEqual([0, 0, 0, 0])
    await publishAll(house)
    expect(await shown()).toEqual([2, 2, 2, 2])
    await withdrawSignature(house, secret, house.clock.now())
    expect(await shown()).toEqual([2, 2, 2, 2])
    await publishAll(house)
    await publishAll(house)
    expect(await shown()).toEqual([1, 1, 1, 1])
  })

  test("is kept for each day as it was published: taking back changes no day that is over", async () => {
    const { house, petition } = await makeScene(await open())
    const secrets = []
    for (const name of ["one", "two", "three"]) {
      secrets.push((await sign(house, petition, `${name}@uade.example`)).secret)
    }
    await publishAll(house)
    const first = dayIn(homeZone, house.clock.now())
    house.clock.set(later(house.clock.now(), 2 * day))
    await withdrawSignature(house, secrets[0] ?? "", house.clock.now())
    await publishAll(house)
    const counted = await listCountedDays(house.db.read, petition.id)
    expect(counted).toEqual([
      { day: first, count: 3 },
      { day: addDays(first, 2), count: 2 },
    ])
    await publishAll(house)
    expect(await listCountedDays(house.db.read, petition.id)).toEqual(counted)
  })

  test("is told by letter only once it is public", async () => {
    const scene = await makePetitionScene(await open(), null)
    const { house } = scene
    const { publicId } = await submit(scene)
    const end = "2026-10-09T06:00:00.000Z"
    house.clock.set(end)
    await advancePetitions(house, end)
    const email_sealed = house.keys.seal(Buffer.from("author@uade.example"), "account")
    await house.db.writer.updateTable("account").set({ email_sealed }).execute()
    const payload = { accountId: scene.author.id, petition: publicId }
    const sent: Mail[] = []
    const transport = {
      deliver: (mail: Mail) => Promise.resolve(void sent.push(mail)),
      close: () => undefined,
    }
    const carriers = { post: postHere(house, transport), transport }
    const task = { id: 1, kind: "petition-closed", payload, createdAt: end, attempts: 1 }
    await expect(handle(house, carriers, task)).rejects.toThrow(NotYetPublished)
    await publishAll(house)
    await handle(house, carriers, task)
    expect(sent.map(({ text }) => text)).toEqual([expect.stringContaining("0 signatures")])
  })
})

describeOnBothEngines("a database that is older than its log", (open) => {
  test("is said into it once, with its counts", async () => {
    const { house, petition } = await makeScene(await open(), { signature_count: 3 })
    await makePending(house, petition, 3)
    await house.db.writer
      .updateTable("signature")
      .set({ state: "counted", confirmed_at: now })
      .execute()
    const over = { state: "closed-reached", closed_at: now }
    const closed = await makePetition(house.db, over)
    for (let times = 0; times < 2; times++) await logWhatWas(house)
    await publishAll(house)
    expect(await replayed(house)).toEqual(
      new Map([
        [petition.public_id, 3],
        [closed.public_id, 0],
      ]),
    )
    expect((await read(house, petition)).published_count).toBe(3)
    await withdrawSignature(house, "secret-1", now)
    await publishAll(house)
    expect((await replayed(house)).get(petition.public_id)).toBe(2)
  })
})

describeOnBothEngines("a breakdown", (open) => {
  test("is shown of yesterday, once, and not of fewer than ten", async () => {
    const { house, petition } = await makeScene(await open())
    for (const secret of await makePending(house, petition, 9)) {
      await confirmSignature(house, secret, now)
    }
    await discloseBreakdowns(house, now)
    const nextDay = later(now, day)
    await discloseBreakdowns(house, nextDay)
    await discloseBreakdowns(house, nextDay)
    const shown = await findDisclosure(house.db.read, petition.id, "assurance")
    expect(shown).toEqual({ asOf: "2026-04-01", cells: { email: null } })
    await sign(house, petition, "tenth@uade.example")
    await discloseBreakdowns(house, nextDay)
    expect(await findDisclosure(house.db.read, petition.id, "assurance")).toEqual(shown)
  })

  test("counts what stood at the close of the day, not what came after it", async () => {
    const { house, petition } = await makeScene(await open())
    const all = await makePending(house, petition, 12)
    for (const secret of all.slice(0, 11)) await confirmSignature(house, secret, now)
    const nextDay = later(now, day)
    await withdrawSignature(house, all[0] ?? "", nextDay)
    await confirmSignature(house, all[11] ?? "", nextDay)
    await discloseBreakdowns(house, nextDay)
    expect(await findDisclosure(house.db.read, petition.id, "assurance")).toEqual({
      asOf: "2026-04-01",
      cells: { email: 11 },
    })
  })
})

describeOnBothEngines("what the log says of the house", (open) => {
  test("is how many statements were destroyed, the day after and once", async () => {
    const { house } = await makeScene(await open())
    for (const many of [2, 0, 1]) {
      await commit(house.db, async (trx) => accept(await noteDestroyed(trx, many, now)))
    }
    await logDestroyed(house, now)
    expect(await listLeafBytes(house.db.read, "erased")).toEqual([])
    await Promise.all([1, 2].map(() => logDestroyed(house, later(now, day))))
    const said = (await listLeafBytes(house.db.read, "erased")).map((bytes) =>
      Buffer.from(bytes).toString("utf8"),
    )
    expect(said).toEqual(['{"count":3,"type":"erased","v":1}'])
  })

  test("is each rule set whose file has changed, and nothing where none has", async () => {
    const { house } = await makeScene(await open())
    await logRuleSets(house)
    await logRuleSets(house)
    expect(await listLeafBytes(house.db.read, "rule_set_changed")).toHaveLength(house.ruleSets.size)
    const advisory = house.ruleSets.get("advisory")
    if (!advisory) throw new Error("no advisory rules")
    const changed = { ...advisory, id: "test-rules" }
    await logRuleSets({ ...house, ruleSets: new Map([["test-rules", changed]]) })
    const last = (await listLeafBytes(house.db.read, "rule_set_changed")).at(-1)
    expect(Buffer.from(last ?? []).toString("utf8")).toBe(
      `{"rule_set":"test-rules","sha256":"${ruleSetSha256(changed)}","type":"rule_set_changed","v":1}`,
    )
  })
})

test("a day begins at midnight of its zone, also where clocks are changed", () => {
  expect(startOfDay("Asia/Almaty", "2026-04-02")).toBe("2026-04-01T19:00:00.000Z")
  expect(startOfDay("Europe/London", "2026-03-29")).toBe("2026-03-29T00:00:00.000Z")
  expect(startOfDay("Europe/London", "2026-03-30")).toBe("2026-03-29T23:00:00.000Z")
  expect(startOfDay("America/Los_Angeles", "2026-07-01")).toBe("2026-07-01T07:00:00.000Z")
})
