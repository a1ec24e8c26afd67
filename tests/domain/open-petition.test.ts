import { expect, test } from "vitest"
import { openPetition } from "#app/domain/petition.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makePledge, makeVerdict } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { makeScene, now, submission, submit } from "#tests/support/petition-scene.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

describeOnBothEngines("opening a petition", (open) => {
  test("opens an advisory one at once, with its grounds pinned and its number of signatures", async () => {
    const scene = await makeScene(await open(), null)
    const petition = await submit(scene)
    expect(petition).toMatchObject({
      ruleSet: "advisory",
      state: "open",
      openedAt: now,
      closesOn: "2026-10-01",
      threshold: 13_828,
      electorate: 138_277,
      signatureCount: 0,
    })
    const grounds = await scene.house.db.read.selectFrom("petition_ground").selectAll().execute()
    expect(grounds).toMatchObject([{ pledge_id: scene.promise.id, position: 1 }])
    expect(grounds[0]?.verdict_id).toBeGreaterThan(0)
  })

  test("takes the rule's own number where nobody has told the number of voters", async () => {
    const db = await open()
    const scene = await makeScene(db, null)
    await db.writer.deleteFrom("electorate").execute()
    expect(await submit(scene)).toMatchObject({ threshold: 500, electorate: null })
  })

  test("begins a recall petition with its seconders", async () => {
    const scene = await makeScene(await open())
    expect(await submit(scene)).toMatchObject({
      ruleSet: "kz-2026",
      state: "seconding",
      asks: "iin",
      openedAt: null,
      closesOn: null,
      threshold: 13_828,
    })
  })

  test.each([
    ["from a party list", { mandate_kind: "list" as const }],
    ["of which nobody has said how it was won", { mandate_kind: null }],
  ])("lets a mandate %s have an advisory petition alone", async (_, given) => {
    const db = await open()
    const scene = await makeScene(db)
    await db.writer.updateTable("membership").set(given).execute()
    await db.writer.updateTable("post").set(given).execute()
    expect(await submit(scene)).toMatchObject({ ruleSet: "advisory" })
  })

  test("lets one of two submissions of the same instant live", async () => {
    const scene = await makeScene(await open())
    const outcomes = await Promise.all(
      [1, 2].map(() => openPetition(scene.house, submission(scene), scene.author, now)),
    )
    expect(outcomes.map((outcome) => (outcome.ok ? "opened" : outcome.refusal.code))).toEqual([
      "opened",
      "live-petition-exists",
    ])
    const grounds = await scene.house.db.read.selectFrom("petition_ground").selectAll().execute()
    expect(grounds).toHaveLength(1)
  })

  test.each([
    ["2024-03-28T18:59:59.999Z", "closed-at-start"],
    ["2027-03-29T19:00:00.000Z", "closed-at-end"],
    ["2028-03-28T19:00:00.000Z", "mandate-over"],
  ])("refuses in the closed periods and after the mandate: %s", async (at, code) => {
    const scene = await makeScene(await open())
    const rules = new Map(ruleSets)
    const kz = rules.get("kz-2026")
    if (kz) rules.set("kz-2026", { ...kz, validFrom: null })
    const house = { ...scene.house, ruleSets: rules }
    const outcome = await openPetition(house, submission(scene), scene.author, at)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
  })

  test("refuses what is no ground and stores nothing", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const kept = await makePledge(db, { person_id: scene.seat.person_id })
    await makeVerdict(db, { pledge_id: kept.id, rating: "kept", code_book_id: 1 })
    const unrated = await makePledge(db, { person_id: scene.seat.person_id })
    const anothers = await makePledge(db)
    await makeVerdict(db, { pledge_id: anothers.id, code_book_id: 1 })
    const refused = [
      ["no-grounds", []],
      ["ground-not-broken", [scene.promise.public_id, kept.public_id]],
      ["ground-without-verdict", [unrated.public_id]],
      ["ground-of-another-deputy", [anothers.public_id]],
      ["ground-twice", [scene.promise.public_id, scene.promise.public_id]],
      ["no-such-promise", ["zzzzzzzzzzzzzzzz"]],
    ] as const
    for (const [code, pledges] of refused) {
      const wrong = { ...submission(scene), pledges }
      const outcome = await openPetition(scene.house, wrong, scene.author, now)
      expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    }
    const watchdog = { ...scene.author, role: "watchdog" as const }
    const notTheirs = await openPetition(scene.house, submission(scene), watchdog, now)
    expect(notTheirs).toMatchObject({ ok: false, refusal: { code: "not-yours" } })
    expect(await db.read.selectFrom("petition").selectAll().execute()).toEqual([])
    expect(await listMailed(scene.house)).toEqual([])
  })
})
