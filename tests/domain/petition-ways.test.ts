import { describe, expect, test } from "vitest"
import { waysFor } from "#app/domain/accepted-ways.server.ts"
import type { IdentityProvider, OnlineWay } from "#app/domain/identity.ts"
import { beforeOpeningStates, petitionStates } from "#app/domain/petition-state.ts"
import { decideWays } from "#app/domain/petition-ways.ts"
import { chooseWays, moderatePetition } from "#app/domain/petition.server.ts"
import { advancePetitions } from "#app/domain/petition-clock.server.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { emailProvider } from "#app/identity/email.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeAccount } from "#tests/support/make.ts"
import {
  actorOf,
  askedFor,
  inOrder,
  makeScene,
  now,
  read,
  seconded,
  submit,
  voter,
} from "#tests/support/petition-scene.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

describe("decideWays", () => {
  const possible = ["email", "roll", "eds"] as const
  const waiting = { state: "legal-check", possible } as const

  test("keeps some of the possible ways, weakest first, and all of them as null", () => {
    expect(decideWays(waiting, ["eds", "roll"])).toEqual({ ok: true, value: ["roll", "eds"] })
    expect(decideWays(waiting, ["eds", "email", "roll"])).toEqual({ ok: true, value: null })
  })

  test.each([
    ["no-way-chosen", []],
    ["way-not-possible", ["email", "oidc"]],
  ] as const)("refuses: %s", (code, chosen) => {
    expect(decideWays(waiting, chosen)).toEqual({ ok: false, refusal: { code } })
  })

  test("is over in every state but those between submission and opening", () => {
    const open = petitionStates.filter((state) => decideWays({ state, possible }, ["eds"]).ok)
    expect(open).toEqual(beforeOpeningStates.filter((state) => state !== "draft"))
  })
})

/** A provider that is set up: nobody signs by it here. */
function setUp(assurance: OnlineWay): [OnlineWay, IdentityProvider] {
  return [assurance, { ...emailProvider(), assurance }]
}

describeOnBothEngines("the ways of a petition", (open) => {
  async function waiting(db: Db) {
    const scene = await makeScene(db)
    const providers = new Map((["email", "roll", "eds"] as const).map(setUp))
    const house = makeHouse(db, { now, ruleSets, providers })
    const { publicId } = await submit({ ...scene, house })
    const moderator = actorOf(await makeAccount(db, { role: "moderator" }))
    return { ...scene, house, publicId, moderator, providers }
  }

  test("are chosen by a moderator or an operator, narrowed and widened again, on record", async () => {
    const db = await open()
    const { house, publicId, moderator } = await waiting(db)
    const operator = actorOf(await makeAccount(db, { role: "operator" }))
    expect((await read(house, publicId)).accepts).toBeNull()
    expect(await chooseWays(house, publicId, ["eds"], moderator, now)).toEqual({
      ok: true,
      value: ["eds"],
    })
    expect((await read(house, publicId)).accepts).toEqual(["eds"])
    expect(await chooseWays(house, publicId, ["email", "roll", "eds"], operator, now)).toEqual({
      ok: true,
      value: ["email", "roll", "eds"],
    })
    expect((await read(house, publicId)).accepts).toBeNull()
    const trail = await db.read.selectFrom("audit_entry").selectAll().orderBy("id").execute()
    expect(trail).toMatchObject([
      { deed: "petition.ways", outcome: "done", account_id: moderator.id, subject: publicId },
      { deed: "petition.ways", outcome: "done", account_id: operator.id, subject: publicId },
    ])
  })

  test("are not for its author to choose, nor for who works for the deputy", async () => {
    const db = await open()
    const { house, publicId, author, moderator, seat } = await waiting(db)
    expect(await chooseWays(house, publicId, ["eds"], author, now)).toMatchObject({
      refusal: { code: "not-yours" },
    })
    const ofDeputy = { ...moderator, personId: seat.person_id }
    expect(await chooseWays(house, publicId, ["eds"], ofDeputy, now)).toMatchObject({
      refusal: { code: "party-to-it" },
    })
    expect((await read(house, publicId)).accepts).toBeNull()
  })

  test("let go what nobody confirmed in a way left out; what was confirmed is counted", async () => {
    const scene = await waiting(await open())
    const { house, publicId, moderator } = scene
    await seconded(scene, publicId, 1)
    const late = await askedFor(scene, publicId, voter(await read(house, publicId), 9))
    await chooseWays(house, publicId, ["roll", "eds"], moderator, now)
    expect((await confirmSignature(house, late ?? "", now)).ok).toBe(false)
    const states = await house.db.read
      .selectFrom("signature")
      .select("state")
      .orderBy("id")
      .execute()
    expect(states.map(({ state }) => state)).toEqual(["held", "expired"])
  })

  test("are settled when it opens: no choice and no new provider changes them", async () => {
    const scene = await waiting(await open())
    const { house, publicId, moderator, providers } = scene
    await seconded(scene, publicId)
    await moderatePetition(house, publicId, inOrder, moderator, now)
    await chooseWays(house, publicId, ["roll", "eds"], moderator, now)
    const opened = later(now, 30 * day)
    await advancePetitions(house, opened)
    const petition = await read(house, publicId)
    expect(petition).toMatchObject({ state: "open", accepts: ["roll", "eds"] })
    expect(await chooseWays(house, publicId, ["eds"], moderator, opened)).toMatchObject({
      refusal: { code: "ways-settled" },
    })
    const more = new Map([...providers, setUp("oidc")])
    expect(waysFor({ ...house, providers: more }, petition)).toEqual(["roll", "eds"])
  })

  test("of one that nobody chose for are those that were set up as it opened", async () => {
    const scene = await waiting(await open())
    const { house, publicId, moderator, providers } = scene
    await seconded(scene, publicId)
    await moderatePetition(house, publicId, inOrder, moderator, now)
    await advancePetitions(house, later(now, 30 * day))
    const petition = await read(house, publicId)
    expect(petition).toMatchObject({ state: "open", accepts: ["email", "roll", "eds"] })
    const more = new Map([...providers, setUp("oidc")])
    expect(waysFor({ ...house, providers: more }, petition)).toEqual(["email", "roll", "eds"])
  })
})
