import { expect, test } from "vitest"
import type { Approver } from "#app/domain/approval.ts"
import { challengeVerdict } from "#app/domain/challenge.server.ts"
import type { ChallengeBrought } from "#app/domain/challenge.server.ts"
import { dealCase } from "#app/domain/coding-handout.server.ts"
import { giveCoding } from "#app/domain/coding.server.ts"
import type { GivenCoding } from "#app/domain/coding.server.ts"
import type { Role } from "#app/domain/access.ts"
import type { Row } from "#db/schema.ts"
import { listChallenges } from "#db/queries/challenges.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { codeAs, handOnly, makeCoder, plainCoding } from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"
const source = {
  ...{ url: "https://example.org/new", title: null, capturedOn: "2026-11-24", sha256: null },
}
const brought: ChallengeBrought = {
  ...{ number: 1, clause: 5, lang: "en", source: null },
  reason: "The beds stand in the new wing, which nobody has visited.",
}

function actorOf(row: Row<"account">): Approver {
  return {
    ...{ id: row.id, role: row.role as Role, personId: row.person_id },
    organizationId: row.organization_id,
  }
}

/** A promise rated by two coders, and everybody who might object. */
async function makeScene(db: TestDb) {
  const house = makeHouse(db)
  const pledge = await make.makePledge(db, { due_on: "2025" })
  const evidence = await make.makeEvidence(db, {
    ...{ pledge_id: pledge.id, direction: "contradicts", happened_on: "2026-02-10" },
  })
  const given: GivenCoding = { ...plainCoding, rating: "broken", evidence: [evidence.public_id] }
  const coders = [await makeCoder(db), await makeCoder(db)] as const
  for (const coder of coders) await codeAs(house, { pledge: pledge.public_id, given, coder, now })
  const person_id = pledge.person_id
  return {
    ...{ house, pledge, given, coders },
    deputy: actorOf(await make.makeAccount(db, { role: "deputy", person_id })),
    constituent: actorOf(await make.makeAccount(db)),
    watchdog: actorOf(await makeCoder(db, { name: "Other Watch" })),
  }
}

describeOnBothEngines("a challenge", (open) => {
  test("goes to two people who never coded it, who find as they find; all of it is public", async () => {
    const db = await open()
    const { house, pledge, given, coders, deputy } = await makeScene(db)
    const opened = await challengeVerdict(house, pledge.public_id, brought, deputy, now)
    expect(opened.ok).toBe(true)
    for (const coder of coders) {
      expect(await dealCase(house, coder, now)).toMatchObject({ refusal: { code: "no-case" } })
    }
    const panel = [await makeCoder(db), await makeCoder(db)]
    for (const coder of panel) {
      expect(await dealCase(house, coder, now)).toMatchObject({
        value: { pledge: pledge.public_id, task: "code" },
      })
      const found = { ...given, rating: "partly-kept" } as const
      expect((await giveCoding(house, pledge.public_id, found, coder, now)).ok).toBe(true)
    }
    expect(await listChallenges(db.read, pledge.id, "en")).toMatchObject([
      {
        verdictNumber: 1,
        verdictRating: "broken",
        role: "deputy",
        organizationName: null,
        clause: 5,
        codeBookVersion: 1,
        outcome: "changed",
        newVerdict: { number: 2, rating: "partly-kept" },
      },
    ])
    const verdicts = await listVerdicts(db.read, pledge.id, "en")
    expect(verdicts.map(({ number, rating }) => `${String(number)} ${rating}`)).toEqual([
      "2 partly-kept",
      "1 broken",
    ])
  })

  test("whose panel differs is decided by somebody who never coded it either", async () => {
    const db = await open()
    const { house, pledge, given, coders, constituent } = await makeScene(db)
    await challengeVerdict(house, pledge.public_id, { ...brought, source }, constituent, now)
    for (const rating of ["kept", "broken"] as const) {
      const coder = await makeCoder(db)
      await dealCase(house, coder, now)
      await giveCoding(house, pledge.public_id, { ...given, rating }, coder, now)
    }
    for (const coder of coders) {
      expect(await dealCase(house, coder, now)).toMatchObject({ refusal: { code: "no-case" } })
    }
    const third = await makeCoder(db)
    expect(await dealCase(house, third, now)).toMatchObject({ value: { task: "adjudicate" } })
    await giveCoding(house, pledge.public_id, given, third, now)
    expect(await listChallenges(db.read, pledge.id, "en")).toMatchObject([
      { role: "constituent", outcome: "upheld", source: { url: source.url } },
    ])
  })

  test("of a watchdog keeps its whole organisation off the panel", async () => {
    const db = await open()
    const { house, pledge, watchdog } = await makeScene(db)
    await challengeVerdict(house, pledge.public_id, brought, watchdog, now)
    const colleague = await makeCoder(db, { organizationId: watchdog.organizationId ?? 0 })
    for (const coder of [watchdog, colleague]) {
      expect(await dealCase(house, coder, now)).toMatchObject({ refusal: { code: "no-case" } })
    }
    expect((await dealCase(house, await makeCoder(db), now)).ok).toBe(true)
  })

  test("waits for a round that is under way, and does not tell that one is", async () => {
    const db = await open()
    const { house, pledge, given, coders, deputy } = await makeScene(db)
    await make.makeEvidence(db, { pledge_id: pledge.id, at: now })
    await handOnly(house, pledge.public_id, coders[0], now, { need: "stale" })
    expect((await challengeVerdict(house, pledge.public_id, brought, deputy, now)).ok).toBe(true)
    await giveCoding(house, pledge.public_id, given, coders[0], now)
    await codeAs(house, {
      ...{ pledge: pledge.public_id, given, coder: coders[1], now, need: "stale" },
    })
    expect(await listVerdicts(db.read, pledge.id, "en")).toHaveLength(2)
    expect(await listChallenges(db.read, pledge.id, "en")).toMatchObject([
      { verdictNumber: 1, outcome: null },
    ])
    expect(await dealCase(house, await makeCoder(db), now)).toMatchObject({
      value: { pledge: pledge.public_id },
    })
  })

  test("of what a challenge led to needs something new, from everybody", async () => {
    const db = await open()
    const { house, pledge, given, deputy } = await makeScene(db)
    await challengeVerdict(house, pledge.public_id, brought, deputy, now)
    for (const coder of [await makeCoder(db), await makeCoder(db)]) {
      await dealCase(house, coder, now)
      await giveCoding(house, pledge.public_id, given, coder, now)
    }
    const again = { ...brought, number: 2 }
    expect(await challengeVerdict(house, pledge.public_id, again, deputy, now)).toMatchObject({
      refusal: { code: "source-needed" },
    })
    const onNew = { ...again, source }
    expect((await challengeVerdict(house, pledge.public_id, onNew, deputy, now)).ok).toBe(true)
  })

  test.each([
    ["source-needed", "constituent", {}],
    ["no-such-clause", "deputy", { clause: 99 }],
    ["verdict-superseded", "deputy", { number: 3 }],
    ["reason-too-short", "deputy", { reason: "Wrong." }],
    ["captured-in-future", "deputy", { source: { ...source, capturedOn: "2026-11-25" } }],
  ] as const)("is refused: %s", async (code, who, changes) => {
    const db = await open()
    const scene = await makeScene(db)
    const { house, pledge } = scene
    const outcome = await challengeVerdict(
      ...([house, pledge.public_id, { ...brought, ...changes }, scene[who], now] as const),
    )
    expect(outcome).toMatchObject({ refusal: { code } })
    expect(await listChallenges(db.read, pledge.id, "en")).toEqual([])
  })

  test("is refused to who made the finding, to others' deputies, and while one is open", async () => {
    const db = await open()
    const { house, pledge, coders, deputy, watchdog } = await makeScene(db)
    const colleague = await makeCoder(db, { organizationId: coders[0].organization_id ?? 0 })
    const other = actorOf(
      await make.makeAccount(db, { role: "deputy", person_id: (await make.makePerson(db)).id }),
    )
    const operator = actorOf(await make.makeAccount(db, { role: "operator" }))
    for (const [actor, code] of [
      [actorOf(coders[0]), "own-finding"],
      [actorOf(colleague), "own-finding"],
      [other, "not-yours"],
      [operator, "not-yours"],
    ] as const) {
      expect(await challengeVerdict(house, pledge.public_id, brought, actor, now)).toMatchObject({
        refusal: { code },
      })
    }
    await challengeVerdict(house, pledge.public_id, brought, watchdog, now)
    expect(await challengeVerdict(house, pledge.public_id, brought, deputy, now)).toMatchObject({
      refusal: { code: "challenge-open" },
    })
    const unrated = await make.makePledge(db, { person_id: pledge.person_id })
    expect(await challengeVerdict(house, unrated.public_id, brought, deputy, now)).toMatchObject({
      refusal: { code: "no-verdict" },
    })
  })
})
