import { expect, test } from "vitest"
import type { Actor } from "#app/domain/access.ts"
import {
  advancePetitions,
  moderatePetition,
  openPetition,
  replyToPetition,
  secondPetition,
  withdrawPetition,
} from "#app/domain/petition.server.ts"
import { recordRecallStep } from "#app/domain/recall.server.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { addDays } from "#app/lib/day.ts"
import type { Db } from "#db/connection.server.ts"
import { listTransitions } from "#db/queries/petition-story.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import {
  makeAccount,
  makeElectorate,
  makeMembership,
  makePeriod,
  makePledge,
  makePost,
  makeVerdict,
} from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { ruleSets, withProcedure } from "#tests/support/rule-sets.ts"

const now = "2026-09-01T06:00:00.000Z"

interface Scene {
  readonly house: TestHouse
  readonly author: Actor
  readonly seat: Row<"membership">
  readonly promise: Row<"pledge">
}

/** A deputy in the middle of a term with one broken promise, and somebody who would petition. */
async function makeScene(
  db: Db,
  rules: string | null = "kz-2026",
  sets: ReadonlyMap<string, RuleSet> = ruleSets,
): Promise<Scene> {
  const house = makeHouse(db, { now, ruleSets: sets })
  const post = await makePost(db, { rule_set: rules })
  const seat = await makeMembership(db, {
    post_id: post.id,
    area_id: post.area_id,
    organization_id: post.organization_id,
    legislative_period_id: (await makePeriod(db)).id,
  })
  await makeElectorate(db, { area_id: post.area_id ?? 0, registered: 138_277 })
  const promise = await makePledge(db, { person_id: seat.person_id })
  await makeVerdict(db, { pledge_id: promise.id })
  return { house, author: actorOf(await makeAccount(db)), seat, promise }
}

function actorOf({ id, role, person_id }: Row<"account">): Actor {
  return { id, role: role as Actor["role"], personId: person_id }
}

function submission({ seat, promise }: Scene) {
  return {
    mandate: seat.public_id,
    pledges: [promise.public_id],
    title: "Recall over the school meals",
    statement: "The deputy promised a warm meal in every school and none serves one to this day.",
    lang: "en" as const,
  }
}

async function submit(scene: Scene): Promise<StoredPetition> {
  const { house, author } = scene
  const outcome = await openPetition(house, submission(scene), author, house.clock.now())
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return read(house, outcome.value.publicId)
}

async function read(house: TestHouse, publicId: string): Promise<StoredPetition> {
  const petition = await findPetition(house.db.read, publicId)
  if (!petition) throw new Error("the petition is gone")
  return petition
}

async function seconded(scene: Scene, publicId: string): Promise<void> {
  for (let n = 0; n < 5; n++) {
    const seconder = actorOf(await makeAccount(scene.house.db))
    await secondPetition(scene.house, publicId, seconder, now)
  }
}

async function story({ house }: Scene, { id }: StoredPetition): Promise<string[]> {
  return (await listTransitions(house.db.read, id)).map(
    ({ from, to, actor }) => `${from} > ${to} by ${actor}`,
  )
}

async function admitted(scene: Scene): Promise<{ petition: StoredPetition; moderator: Actor }> {
  const petition = await submit(scene)
  await seconded(scene, petition.publicId)
  const moderator = actorOf(await makeAccount(scene.house.db, { role: "moderator" }))
  await moderatePetition(scene.house, petition.publicId, { decision: "admit" }, moderator, now)
  return { petition: await read(scene.house, petition.publicId), moderator }
}

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

describeOnBothEngines("the way to opening", (open) => {
  test("goes through seconders, moderator and deputy, each told by mail", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const deputy = await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    const { petition } = await admitted(scene)
    expect(petition).toMatchObject({ state: "reply-window", replyDueOn: "2026-09-11" })

    const reply = { outcome: "given", text: "Half of them do.", lang: "en" } as const
    const outcome = await replyToPetition(
      scene.house,
      petition.publicId,
      reply,
      actorOf(deputy),
      "2026-09-03T06:00:00.000Z",
    )
    expect(outcome).toEqual({ ok: true, value: { state: "open" } })
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      replyOutcome: "given",
      openedAt: "2026-09-03T06:00:00.000Z",
      closesOn: "2026-10-03",
    })
    expect(await story(scene, petition)).toEqual([
      "draft > seconding by proponent",
      "seconding > legal-check by seconder",
      "legal-check > reply-window by moderator",
      "reply-window > open by deputy",
    ])
    const mailed = (await listMailed(scene.house)).map(({ kind, payload }) => [
      kind,
      payload["accountId"],
    ])
    expect(mailed).toEqual([
      ["petition-news", scene.author.id],
      ["reply-request", deputy.id],
      ["petition-news", scene.author.id],
      ["petition-opened", deputy.id],
      ["petition-news", scene.author.id],
    ])
  })

  test("counts an account as one seconder and the author as none", async () => {
    const scene = await makeScene(await open())
    const { publicId } = await submit(scene)
    const seconder = actorOf(await makeAccount(scene.house.db))
    for (let n = 0; n < 6; n++) await secondPetition(scene.house, publicId, seconder, now)
    expect(await secondPetition(scene.house, publicId, seconder, now)).toEqual({
      ok: true,
      value: { seconders: 1, state: "seconding" },
    })
    const own = await secondPetition(scene.house, publicId, scene.author, now)
    expect(own).toMatchObject({ ok: false, refusal: { code: "own-petition" } })
  })

  test("rejects with the rule that was broken, and lets another petition be opened", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    await seconded(scene, petition.publicId)
    const moderator = actorOf(await makeAccount(scene.house.db, { role: "moderator" }))
    const moderation = { decision: "reject", code: "insult", details: "Paragraph 2" } as const
    await moderatePetition(scene.house, petition.publicId, moderation, moderator, now)
    const row = await scene.house.db.read
      .selectFrom("petition")
      .selectAll()
      .executeTakeFirstOrThrow()
    expect([row.state, row.refusal_code, row.refusal_details]).toEqual([
      "rejected",
      "insult",
      "Paragraph 2",
    ])
    expect((await submit(scene)).state).toBe("seconding")
  })

  test("refuses each deed to whoever it is not for, or before its time", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { publicId } = await submit(scene)
    const { house, author } = scene
    const moderator = actorOf(await makeAccount(db, { role: "moderator" }))
    const deputy = actorOf(
      await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id }),
    )
    const otherDeputy = actorOf(await makeAccount(db, { role: "deputy", person_id: null }))
    const stranger = actorOf(await makeAccount(db))
    const admit = { decision: "admit" } as const
    const decline = { outcome: "declined" } as const
    const codes = [
      await moderatePetition(house, publicId, admit, author, now),
      await moderatePetition(house, publicId, admit, moderator, now),
      await replyToPetition(house, publicId, decline, deputy, now),
      await replyToPetition(house, publicId, decline, otherDeputy, now),
      await withdrawPetition(house, publicId, stranger, now),
      await withdrawPetition(house, "zzzzzzzzzzzzzzzz", stranger, now),
    ].map((outcome) => (outcome.ok ? "done" : outcome.refusal.code))
    expect(codes).toEqual([
      "not-yours",
      "not-yours-to-move",
      "not-yours-to-move",
      "not-yours",
      "not-yours",
      "no-such-petition",
    ])
    expect((await read(house, publicId)).state).toBe("seconding")
  })

  test("is taken back by its author", async () => {
    const scene = await makeScene(await open(), null)
    const { publicId } = await submit(scene)
    const outcome = await withdrawPetition(scene.house, publicId, scene.author, now)
    expect(outcome).toEqual({ ok: true, value: { state: "withdrawn" } })
    expect(await read(scene.house, publicId)).toMatchObject({ closedAt: now })
  })
})

describeOnBothEngines("the clock", (open) => {
  /** The first instant of the day after a day, in Almaty. */
  function after(day: string): string {
    return `${day}T19:00:00.000Z`
  }

  test.each([
    [13_827, "closed-not-reached"],
    [13_828, "closed-reached"],
  ])("closes with %i signatures: %s", async (count, state) => {
    const db = await open()
    const scene = await makeScene(db, null)
    const petition = await submit(scene)
    await db.writer.updateTable("petition").set({ signature_count: count }).execute()
    await advancePetitions(scene.house, "2026-10-01T18:59:59.999Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("open")
    await advancePetitions(scene.house, after("2026-10-01"))
    expect((await read(scene.house, petition.publicId)).state).toBe(state)
  })

  test("closes once, also after a week without a worker and by several at the same time", async () => {
    const scene = await makeScene(await open(), null)
    const petition = await submit(scene)
    const weekLater = after(addDays("2026-10-01", 7))
    await Promise.all([1, 2, 3].map(() => advancePetitions(scene.house, weekLater)))
    await advancePetitions(scene.house, weekLater)
    expect(await story(scene, petition)).toEqual([
      "draft > open by proponent",
      "open > closed-not-reached by clock",
    ])
    const closing = (await listMailed(scene.house)).filter(({ kind }) => kind === "petition-closed")
    expect(closing).toHaveLength(1)
  })

  test("opens when the deputy has let the time pass, with a whole signing period from then on", async () => {
    const scene = await makeScene(await open())
    const { petition } = await admitted(scene)
    await advancePetitions(scene.house, "2026-09-11T18:59:59.999Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("reply-window")
    await advancePetitions(scene.house, after("2026-09-18"))
    expect(await read(scene.house, petition.publicId)).toMatchObject({
      state: "open",
      replyOutcome: "timed-out",
      closesOn: "2026-10-19",
    })
  })

  test("takes no reply after the last day, though no worker has been there", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { petition } = await admitted(scene)
    const deputy = await makeAccount(db, { role: "deputy", person_id: scene.seat.person_id })
    const late = await replyToPetition(
      scene.house,
      petition.publicId,
      { outcome: "declined" },
      actorOf(deputy),
      after("2026-09-11"),
    )
    expect(late).toMatchObject({ ok: false, refusal: { code: "no-such-transition" } })
  })

  test("rejects what found too few seconders in time", async () => {
    const scene = await makeScene(await open())
    const petition = await submit(scene)
    await advancePetitions(scene.house, after("2026-10-01"))
    expect(await read(scene.house, petition.publicId)).toMatchObject({ state: "rejected" })
  })

  test.each([
    ["2026-09-20", "moot"],
    ["2026-10-01", "closed-not-reached"],
    ["2026-10-02", "closed-not-reached"],
  ])(
    "ends with whatever ended first: a mandate that ended on %s leaves it %s",
    async (end, state) => {
      const db = await open()
      const scene = await makeScene(db, null)
      const petition = await submit(scene)
      await db.writer.updateTable("membership").set({ end_date: end }).execute()
      await advancePetitions(scene.house, after("2026-10-05"))
      expect((await read(scene.house, petition.publicId)).state).toBe(state)
    },
  )

  test("leaves a petition alone that has no deadline yet", async () => {
    const scene = await makeScene(
      await open(),
      "kz-2026",
      withProcedure("kz-2026", { seconders: 0 }),
    )
    const petition = await submit(scene)
    await advancePetitions(scene.house, "2027-09-01T06:00:00.000Z")
    expect((await read(scene.house, petition.publicId)).state).toBe("legal-check")
  })
})

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
