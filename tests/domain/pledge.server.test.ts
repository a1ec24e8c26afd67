import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import { revisePledge } from "#app/domain/pledge-revision.server.ts"
import { recordPledge } from "#app/domain/pledge.server.ts"
import type { RecordedPledge } from "#app/domain/pledge.server.ts"
import { words } from "#app/domain/fold.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"
import { findPledge, listPledges } from "#db/queries/pledges.server.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"
import { included, pledgeDraft, pledgeFacts, reviseNow } from "#tests/support/pledge-facts.ts"

const now = "2026-11-24T06:00:00.000Z"
const seen = { lang: "en", today: "2026-11-24" }

async function makeDraft(db: TestDb): Promise<RecordedPledge> {
  const { id } = await make.makePerson(db, { name: "Aigerim Example" })
  return pledgeDraft(id, {
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
  })
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
    const source = { url: "https://example.org/a", title: null, sha256: null }
    const unseen = { ...draft, source: { ...source, capturedOn: "2026-11-25" } }
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

/** What is no promise, or has no horizon, and why. */
const refused = [
  ["not-attributable", { criteria: { ...included, attributable: "no" } }],
  ["not-verifiable", { criteria: { ...included, verifiable: "no" } }],
  ["not-prospective", { criteria: { ...included, prospective: "no" } }],
  ["horizon-missing", { horizon: null }],
  ["due-missing", { dueOn: null }],
  ["due-missing", { horizon: "event", dueOn: null, horizonEvent: "The next budget" }],
  ["event-too-short", { horizon: "event", horizonEvent: null }],
  ["due-not-asked", { horizon: "mandate" }],
  ["no-such-mandate", { horizon: "mandate", dueOn: null, mandateId: null }],
  ["no-such-mandate", { horizon: "mandate", dueOn: null, mandateId: 4711 }],
  ["no-such-sibling", { splitFrom: "0000000000000nay" }],
] as const satisfies readonly (readonly [string, Partial<RecordedPledge>])[]

describeOnBothEngines("the inclusion rule", (open) => {
  test("refuses with the reason, and stores nothing", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const draft = await makeDraft(db)
    for (const [code, changes] of refused) {
      const outcome = await recordPledge(db, { ...draft, ...changes }, watchdog, now)
      expect(outcome).toMatchObject({ refusal: { code } })
    }
    expect(await db.read.selectFrom("pledge").selectAll().execute()).toEqual([])
    expect(await db.read.selectFrom("source_snapshot").selectAll().execute()).toEqual([])
  })

  test("is kept with its answers; siblings of one sentence lead to each other", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const draft = await makeDraft(db)
    const first = await recordPledge(db, draft, watchdog, now)
    if (!first.ok) throw new Error(first.refusal.code)
    const rest = { ...draft, text: "And a stadium by 2026.", splitFrom: first.value.publicId }
    const second = await recordPledge(db, rest, watchdog, now)
    if (!second.ok) throw new Error(second.refusal.code)
    const stranger = await make.makePerson(db)
    expect(await recordPledge(db, { ...rest, personId: stranger.id }, watchdog, now)).toMatchObject(
      { refusal: { code: "no-such-sibling" } },
    )
    for (const [one, other] of [
      [first.value.publicId, rest.text],
      [second.value.publicId, draft.text],
    ] as const) {
      const { id = 0 } = (await findPledge(db.read, one, seen)) ?? {}
      expect(await getCapture(db.read, id)).toMatchObject({
        criteria: ["attributable", "verifiable", "prospective"],
        siblings: [{ text: other }],
        version: 1,
      })
    }
  })

  test("lets the end of the mandate say when a promise is due, as it stands now", async () => {
    const db = await open()
    const watchdog = await make.makeAccount(db, { role: "watchdog" })
    const person = await make.makePerson(db)
    const organization = await make.makeOrganization(db, { classification: "legislature" })
    const mandate = await make.makeMembership(db, {
      ...{ person_id: person.id, organization_id: organization.id, end_date: null },
    })
    const draft = pledgeDraft(person.id, {
      ...{ horizon: "mandate", dueOn: null, mandateId: mandate.id },
    })
    const recorded = await recordPledge(db, draft, watchdog, now)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    async function ends(end_date: string | null) {
      await db.writer.updateTable("membership").set({ end_date }).execute()
      const found = await findPledge(db.read, recorded.ok ? recorded.value.publicId : "", seen)
      return [found?.dueOn, found?.rating]
    }
    expect(await ends(null)).toEqual([null, "not-due"])
    expect(await ends("2027")).toEqual(["2027", "not-due"])
    expect(await ends("2026-11-24")).toEqual(["2026-11-24", "not-due"])
    expect(await ends("2026-11-23")).toEqual(["2026-11-23", "not-assessed"])
  })
})

describeOnBothEngines("revisePledge", (open) => {
  async function makeRecorded(db: TestDb) {
    const organization = await make.makeOrganization(db)
    const given = { role: "watchdog", organization_id: organization.id }
    const watchdog = await make.makeAccount(db, given)
    const colleague = await make.makeAccount(db, given)
    const draft = await makeDraft(db)
    const recorded = await recordPledge(db, draft, watchdog, now)
    if (!recorded.ok) throw new Error(recorded.refusal.code)
    const pledge = await db.read.selectFrom("pledge").selectAll().executeTakeFirstOrThrow()
    const { id, organization_id: organizationId } = colleague
    return { pledge, facts: pledgeFacts(draft), editor: { id, organizationId } }
  }

  test("keeps every wording that was superseded, numbered from 1, with who and why", async () => {
    const db = await open()
    const { pledge, facts, editor } = await makeRecorded(db)
    for (const dueOn of ["2025-12", "2025-12-31"]) {
      expect((await reviseNow(db, pledge, { ...facts, dueOn }, editor, now)).ok).toBe(true)
    }
    const found = await findPledge(db.read, pledge.public_id, seen)
    expect(found).toMatchObject({ dueOn: "2025-12-31", text: facts.text })
    const revisions = await listRevisions(db.read, "pledge", pledge.id)
    const bodies = revisions.map(({ body }) => JSON.parse(body) as unknown)
    const reason = "The day was read anew in the source."
    expect(revisions).toMatchObject([
      { number: 1, accountId: editor.id, reason },
      { number: 2, accountId: editor.id, reason },
    ])
    expect(bodies).toMatchObject([{ due_on: "2025" }, { due_on: "2025-12" }])
  })

  test("lets one of two who looked at the same version through", async () => {
    const db = await open()
    const { pledge, facts, editor } = await makeRecorded(db)
    const outcomes = await Promise.all(
      ["2025-12", "2026"].map((dueOn) => {
        const edit = { facts: { ...facts, dueOn }, version: 1, reason: null }
        return revisePledge(db, pledge.public_id, edit, editor, now)
      }),
    )
    expect(outcomes).toMatchObject([
      { ok: true, value: { revision: 2 } },
      { ok: false, refusal: { code: "changed-meanwhile" } },
    ])
    expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({ dueOn: "2025-12" })
  })

  test("refuses with the reason, and keeps what stood", async () => {
    const db = await open()
    const { pledge, facts, editor } = await makeRecorded(db)
    const refused = [
      ["quote-without-reason", { text: "By 2025 a hospital with 240 beds." }, null, {}],
      ["reason-too-short", { text: "By 2025 a hospital with 240 beds." }, "typo", {}],
      ["nothing-changed", {}, "There is nothing new.", {}],
      ["said-in-future", { saidOn: "2027" }, null, {}],
      ["horizon-missing", { horizon: null }, null, {}],
      ["not-yours", { dueOn: "2026" }, null, { organizationId: 4711 }],
      ["not-yours", { dueOn: "2026" }, null, { organizationId: null }],
    ] as const
    for (const [code, changes, reason, who] of refused) {
      const edit = { facts: { ...facts, ...changes }, version: 1, reason }
      const outcome = await revisePledge(db, pledge.public_id, edit, { ...editor, ...who }, now)
      expect(outcome).toMatchObject({ refusal: { code } })
    }
    expect(await listRevisions(db.read, "pledge", pledge.id)).toEqual([])
    expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({ dueOn: "2025" })
  })

  test("refuses a promise that is not there, and one that was imported", async () => {
    const db = await open()
    const { facts, editor } = await makeRecorded(db)
    const edit = { facts, version: 1, reason: null }
    expect(await revisePledge(db, "0000000000000nay", edit, editor, now)).toMatchObject({
      refusal: { code: "no-such-promise" },
    })
    const { public_id } = await make.makePledge(db)
    expect(await revisePledge(db, public_id, edit, editor, now)).toMatchObject({
      refusal: { code: "not-yours" },
    })
  })
})
