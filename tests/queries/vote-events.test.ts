import { expect, test } from "vitest"
import { countVotesOf, listCounts } from "#db/queries/vote-counts.server.ts"
import * as votes from "#db/queries/vote-events.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

async function listAll(db: TestDb, limit: number, between?: () => Promise<unknown>) {
  const read: string[] = []
  let after: string | undefined
  do {
    const page = await votes.listVoteEvents(db.read, "en", { after, limit })
    read.push(...page.events.map(({ publicId }) => publicId))
    after = page.next ?? undefined
    await between?.()
  } while (after !== undefined)
  return read
}

describeOnBothEngines("vote events", (open) => {
  test("stand the latest first, undated ones last, page by page, while others are imported", async () => {
    const db = await open()
    const days = [null, "2025-05-14", "2024", "2025-05-14T10:30:00", null, "2025-05-14", "2026-01"]
    const made: { id: number; day: string; publicId: string }[] = []
    for (const start_date of days) {
      const row = await make.makeVoteEvent(db, { start_date })
      made.push({ id: row.id, day: start_date ?? "", publicId: row.public_id })
    }
    const expected = [...made]
      .sort((a, b) => (a.day === b.day ? b.id - a.id : a.day < b.day ? 1 : -1))
      .map(({ publicId }) => publicId)
    for (const limit of [1, 2, 3, 7, 30]) expect(await listAll(db, limit)).toEqual(expected)
    const whileWriting = await listAll(db, 2, () =>
      make.makeVoteEvent(db, { start_date: "2026-11-20" }),
    )
    expect(whileWriting).toEqual(expected)
    const nowhere = await votes.listVoteEvents(db.read, "en", {
      after: "0000000000000nay",
      limit: 2,
    })
    expect(nowhere).toEqual({ events: [], next: null })
  })

  test("take day and result from their motion where they have none of their own", async () => {
    const db = await open()
    const motion = await make.makeMotion(db, {
      title: "Мектеп асы туралы",
      lang: "kk",
      date: "2025-05-13",
      result: "fail",
      source_url: "https://example.org/motion/1",
    })
    const given = { motion_id: motion.id, organization_id: motion.organization_id }
    const event = await make.makeVoteEvent(db, { ...given, start_date: null, result: null })
    expect(await votes.findVoteEvent(db.read, event.public_id, "en")).toMatchObject({
      title: "Мектеп асы туралы",
      lang: "kk",
      organization: "Assembly of the Steppe",
      startDate: "2025-05-13",
      result: "fail",
      sourceUrl: "https://example.org/motion/1",
    })
    const own = await make.makeVoteEvent(db, { ...given, result: "pass" })
    expect((await votes.findVoteEvent(db.read, own.public_id, "en"))?.result).toBe("pass")
    expect(await votes.findVoteEvent(db.read, "0000000000000nay", "en")).toBeUndefined()
  })

  test("tell everyone's option by name, with their group and what part they had", async () => {
    const db = await open()
    const event = await make.makeVoteEvent(db)
    const group = await make.makeOrganization(db, { name: "Steppe group", classification: "party" })
    const names = [
      ["Samal", "yes", { group_id: group.id }],
      ["Aigerim", "absent", {}],
      ["Nurlan", "yes", { role: "teller" }],
    ] as const
    for (const [name, option, given] of names) {
      const { id } = await make.makePerson(db, { name })
      await make.makeVote(db, { vote_event_id: event.id, person_id: id, option, ...given })
    }
    await make.makeVote(db)
    const cast = await votes.listVotes(db.read, event.id, "en")
    expect(cast.map((vote) => [vote.personName, vote.option, vote.group, vote.role])).toEqual([
      ["Aigerim", "absent", null, null],
      ["Nurlan", "yes", null, "teller"],
      ["Samal", "yes", "Steppe group", null],
    ])
  })

  test("keep the counts of their source apart from the votes themselves", async () => {
    const db = await open()
    const event = await make.makeVoteEvent(db)
    await make.makeVote(db, { vote_event_id: event.id, option: "yes" })
    expect(await listCounts(db.read, event.id)).toEqual([])
    await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "yes", value: 70 })
    await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "no", value: 0 })
    await make.insertOne(db, "vote_count", { vote_event_id: event.id, option: "absent", value: 5 })
    expect(await listCounts(db.read, event.id), "in the order of pages").toEqual([
      { option: "yes", value: 70 },
      { option: "no", value: 0 },
      { option: "absent", value: 5 },
    ])
  })

  test("of one person are counted by option and listed the latest first", async () => {
    const db = await open()
    const person_id = (await make.makePerson(db)).id
    const days = ["2024-01-01", null, "2025-05-14", "2024-06-01"]
    for (const start_date of days) {
      const event = await make.makeVoteEvent(db, { start_date })
      const option = start_date === null ? "no" : "yes"
      await make.makeVote(db, { vote_event_id: event.id, person_id, option })
      await make.makeVote(db, { vote_event_id: event.id, option: "abstain" })
    }
    expect(await countVotesOf(db.read, person_id)).toEqual([
      { option: "yes", value: 3 },
      { option: "no", value: 1 },
    ])
    const own = await votes.listVotesOf(db.read, person_id, "en", { limit: 3 })
    expect(own.map(({ startDate, option }) => [startDate, option])).toEqual([
      ["2025-05-14", "yes"],
      ["2024-06-01", "yes"],
      ["2024-01-01", "yes"],
    ])
    const rest = await votes.listVotesOf(db.read, person_id, "en", { limit: 3, offset: 3 })
    expect(rest.map(({ option }) => option)).toEqual(["no"])
  })
})
