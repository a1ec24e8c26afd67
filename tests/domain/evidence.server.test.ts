import { expect, test } from "vitest"
import { addAction, linkVote } from "#app/domain/evidence.server.ts"
import type { LinkedAction } from "#app/domain/evidence.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { listLinkableVotes } from "#db/queries/linkable-votes.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"

async function makeCase(db: TestDb, option = "yes") {
  const watchdog = await make.makeAccount(db, { role: "watchdog" })
  const pledge = await make.makePledge(db)
  const event = await make.makeVoteEvent(db)
  await make.makeVote(db, { vote_event_id: event.id, person_id: pledge.person_id, option })
  const link = {
    voteEventPublicId: event.public_id,
    fulfillingOption: "yes",
    strength: "strong",
    note: "Money for the design, 38 million.",
    lang: "en",
  } as const
  return { watchdog, pledge, event, link }
}

describeOnBothEngines("linkVote", (open) => {
  test.each([
    ["yes", "supports"],
    ["no", "contradicts"],
    ["abstain", "context"],
    ["absent", "context"],
  ])("lets the deputy's own option say it: %s %s", async (option, direction) => {
    const db = await open()
    const { watchdog, pledge, link } = await makeCase(db, option)
    expect((await linkVote(db, pledge.public_id, link, watchdog, now)).ok).toBe(true)
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([{ direction, note: link.note }])
  })

  test("follows the records when they are corrected", async () => {
    const db = await open()
    const { watchdog, pledge, event, link } = await makeCase(db, "yes")
    await linkVote(db, pledge.public_id, link, watchdog, now)
    await db.writer
      .updateTable("vote")
      .set({ option: "no" })
      .where("vote_event_id", "=", event.id)
      .execute()
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([{ direction: "contradicts" }])
  })

  test("links a vote once, also when two watchdogs press at the same time", async () => {
    const db = await open()
    const { watchdog, pledge, link } = await makeCase(db)
    const both = await Promise.all([
      linkVote(db, pledge.public_id, link, watchdog, now),
      linkVote(db, pledge.public_id, { ...link, fulfillingOption: "no" }, watchdog, now),
    ])
    expect(both[0].ok).toBe(true)
    expect(both[1]).toMatchObject({ refusal: { code: "vote-linked-already" } })
    expect(await listEvidence(db.read, pledge.id)).toHaveLength(1)
  })

  test.each([
    ["note-too-short", { note: "Yes." }],
    ["vote-without-deputy", { voteEventPublicId: "0000000000000nay" }],
  ])("refuses: %s", async (code, changes) => {
    const db = await open()
    const { watchdog, pledge, link } = await makeCase(db)
    const outcome = await linkVote(db, pledge.public_id, { ...link, ...changes }, watchdog, now)
    expect(outcome).toMatchObject({ refusal: { code } })
  })

  test("refuses a promise that is not there", async () => {
    const db = await open()
    const { watchdog, link } = await makeCase(db)
    expect(await linkVote(db, "0000000000000nay", link, watchdog, now)).toMatchObject({
      refusal: { code: "no-such-promise" },
    })
  })
})

describeOnBothEngines("listLinkableVotes", (open) => {
  test("offers the deputy's votes in any spelling, without those that are linked", async () => {
    const db = await open()
    const { watchdog, pledge, link } = await makeCase(db)
    const { person_id } = pledge
    const offered = { id: pledge.id, personId: person_id }
    const motion = await make.makeMotion(db, { title: "Қызылорда қаласының бюджеті" })
    const event = await make.makeVoteEvent(db, { motion_id: motion.id, start_date: "2026-01-15" })
    await make.makeVote(db, { vote_event_id: event.id, person_id, option: "absent" })
    await make.makeVote(db)

    const all = await listLinkableVotes(db.read, offered, "", 10)
    expect(all.map(({ ownOption }) => ownOption)).toEqual(["absent", "yes"])
    const found = await listLinkableVotes(db.read, offered, "Kyzylorda biudzhet", 10)
    expect(found.map(({ publicId }) => publicId)).toEqual([event.public_id])
    await linkVote(db, pledge.public_id, link, watchdog, now)
    expect(await listLinkableVotes(db.read, offered, "", 10)).toEqual(found)
  })
})

describeOnBothEngines("addAction", (open) => {
  const visit = {
    kind: "local-work",
    title: "Visit to the site",
    note: "A slab of concrete, no walls.",
    direction: "contradicts",
    strength: "strong",
    happenedOn: "2026-10-02",
    lang: "en",
    source: {
      url: "https://example.org/visit",
      title: null,
      capturedOn: "2026-10-03",
      sha256: null,
    },
  } as const satisfies LinkedAction

  test("keeps the act with its declared direction and its source", async () => {
    const db = await open()
    const { watchdog, pledge } = await makeCase(db)
    expect((await addAction(db, pledge.public_id, visit, watchdog, now)).ok).toBe(true)
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([{ ...visit, vote: null }])
  })

  test("links the same act from the same source once: a second click changes nothing", async () => {
    const db = await open()
    const { watchdog, pledge } = await makeCase(db)
    const clicks = [visit, visit, { ...visit, happenedOn: "2026-10-01" }]
    const outcomes = await Promise.all(
      clicks.map((click) => addAction(db, pledge.public_id, click, watchdog, now)),
    )
    expect(outcomes).toMatchObject([
      { ok: true },
      { refusal: { code: "action-linked-already" } },
      { ok: true },
    ])
    expect(await listEvidence(db.read, pledge.id)).toHaveLength(2)
  })

  test.each([
    ["title-too-short", { title: "A" }],
    ["happened-in-future", { happenedOn: "2026-12" }],
    ["captured-in-future", { source: { ...visit.source, capturedOn: "2027-01-01" } }],
  ])("refuses and stores nothing: %s", async (code, changes) => {
    const db = await open()
    const { watchdog, pledge } = await makeCase(db)
    const outcome = await addAction(db, pledge.public_id, { ...visit, ...changes }, watchdog, now)
    expect(outcome).toMatchObject({ refusal: { code } })
    expect(await listEvidence(db.read, pledge.id)).toEqual([])
  })
})
