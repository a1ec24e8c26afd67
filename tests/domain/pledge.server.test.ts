import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import { recordPledge, revisePledge } from "#app/domain/pledge.server.ts"
import type { RecordedPledge } from "#app/domain/pledge.server.ts"
import { words } from "#app/domain/fold.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import { findPledge, listPledges } from "#db/queries/pledges.server.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"
const seen = { lang: "en", today: "2026-11-24" }

async function makeDraft(db: TestDb): Promise<RecordedPledge> {
  return {
    personId: (await make.makePerson(db, { name: "Aigerim Example" })).id,
    text: "By the end of 2025 the north will have a hospital with 240 beds.",
    lang: "en",
    saidOn: "2023-02-12",
    dueOn: "2025",
    power: "council",
    category: "health",
    source: {
      url: "https://example.org/programme.pdf",
      title: "Printed programme",
      capturedOn: "2026-11-20",
      sha256: "9f".repeat(32),
    },
  }
}

describeOnBothEngines("recordPledge", (open) => {
  test("keeps the words, their source and who recorded them", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog", display_name: "Dana Example" })
    const draft = await makeDraft(db)
    const recorded = await recordPledge(db, draft, watchdog, now)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    expect(await findPledge(db.read, recorded.value.publicId, seen)).toMatchObject({
      text: draft.text,
      dueOn: "2025",
      rating: "not-assessed",
      source: draft.source,
      recordedBy: { name: "Dana Example" },
    })
    const found = await listPledges(db.read, { words: words("hospital stadium") }, seen, {
      limit: 5,
    })
    expect(found.pledges).toEqual([])
    const hits = await listPledges(db.read, { words: words("HOSPIT 240") }, seen, { limit: 5 })
    expect(hits.pledges).toHaveLength(1)
  })

  test("keeps the same words once when two processes take them at one time", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const draft = await makeDraft(db)
    const beside = openDb(db.url)
    onTestFinished(() => beside.close())
    let second: ReturnType<typeof recordPledge> | undefined
    await Promise.all([
      recordPledge(beside, draft, watchdog, now),
      commit(beside, async () => {
        second = recordPledge(db, draft, watchdog, now)
        await sleep(200)
        return accept(undefined)
      }),
    ])
    expect(await second).toMatchObject({ refusal: { code: "already-recorded" } })
  })

  test.each([
    ["text-too-short", { text: "Roads." }],
    ["said-in-future", { saidOn: "2026-11-25" }],
    ["due-before-said", { dueOn: "2023-01" }],
  ])("refuses and stores nothing: %s", async (code, changes) => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const draft = { ...(await makeDraft(db)), ...changes }
    expect(await recordPledge(db, draft, watchdog, now)).toMatchObject({ refusal: { code } })
    expect(await db.read.selectFrom("source_snapshot").selectAll().execute()).toEqual([])
  })

  test("refuses a source seen tomorrow, and the same words twice", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const draft = await makeDraft(db)
    const unseen = { ...draft, source: { ...draft.source, capturedOn: "2026-11-25" } }
    expect(await recordPledge(db, unseen, watchdog, now)).toMatchObject({
      refusal: { code: "captured-in-future" },
    })
    const both = await Promise.all([
      recordPledge(db, draft, watchdog, now),
      recordPledge(db, { ...draft, text: ` ${draft.text} ` }, watchdog, now),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    expect(both[1]).toMatchObject({ refusal: { code: "already-recorded" } })
  })
})

describeOnBothEngines("revisePledge", (open) => {
  test("keeps every wording that was superseded, numbered from 1", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const draft = await makeDraft(db)
    const recorded = await recordPledge(db, draft, watchdog, now)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    const { publicId } = recorded.value
    for (const dueOn of ["2025-12", "2025-12-31"]) {
      expect((await revisePledge(db, publicId, { ...draft, dueOn }, watchdog, now)).ok).toBe(true)
    }
    const pledge = await findPledge(db.read, publicId, seen)
    expect(pledge).toMatchObject({ dueOn: "2025-12-31", text: draft.text })
    const revisions = await listRevisions(db.read, "pledge", pledge?.id ?? 0)
    const bodies = revisions.map(({ body }) => JSON.parse(body) as unknown)
    expect(revisions.map(({ number, accountId }) => [number, accountId])).toEqual([
      [1, watchdog.id],
      [2, watchdog.id],
    ])
    expect(bodies).toMatchObject([{ due_on: "2025" }, { due_on: "2025-12" }])
  })

  test("refuses a promise that is not there and facts that cannot be", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const facts = await makeDraft(db)
    expect(await revisePledge(db, "0000000000000nay", facts, watchdog, now)).toMatchObject({
      refusal: { code: "no-such-promise" },
    })
    const { public_id, id } = await make.makePledge(db)
    const late = { ...facts, saidOn: "2027" }
    expect(await revisePledge(db, public_id, late, watchdog, now)).toMatchObject({
      refusal: { code: "said-in-future" },
    })
    expect(await listRevisions(db.read, "pledge", id)).toEqual([])
  })
})
