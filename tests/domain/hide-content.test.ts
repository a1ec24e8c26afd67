import { expect, test } from "vitest"
import { decideApproval } from "#app/domain/approval.server.ts"
import { openTexts } from "#app/domain/content-texts.server.ts"
import { proposeContentDeed } from "#app/domain/content-proposal.server.ts"
import { readStub } from "#app/domain/hidden-text.ts"
import { moderatedKinds } from "#app/domain/moderated.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { requestSignature } from "#app/domain/signature.server.ts"
import { refuse } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { recordPledge } from "#app/domain/pledge.server.ts"
import { findHiddenContent } from "#db/queries/hidden-content.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { countRemovals, findRemoval, listRemovals } from "#db/queries/removals.server.ts"
import { findByTerms } from "#db/queries/search-hits.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { pledgeDraft, pledgeFacts, reviseNow } from "#tests/support/pledge-facts.ts"
import {
  approver,
  doToText,
  makeModerators,
  now,
  readEverything,
} from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"

const canary = "kanareika"
const words = `Call her at home, ${canary} 77.`

/** A text of each kind that holds the canary in every one of its columns. */
const makers: Record<ModeratedKind, (db: Db) => Promise<{ public_id: string }>> = {
  petition: (db) => make.makePetition(db, { title: `About ${canary}`, statement: words }),
  reply: (db) =>
    make.makePetition(db, { reply_text: words, reply_lang: "en", reply_outcome: "given" }),
  pledge: (db) => recorded(db),
  evidence: (db) => make.makeEvidence(db, { title: `Of ${canary}`, note: words }),
  verdict: (db) => make.makeVerdict(db, { reason: words }),
  coding: (db) => published(db),
  claim: (db) => make.makeClaim(db, { text: words }),
  challenge: (db) => make.makeChallenge(db, { reason: words }),
  source: (db) => copied(db),
}

/** A promise that was recorded by a watchdog, revised once, and translated. */
async function recorded(db: Db): Promise<{ public_id: string }> {
  const recorder = await make.makeAccount(db, { role: "watchdog" })
  const { id } = await make.makePerson(db)
  const made = await recordPledge(db, pledgeDraft(id, { text: words }), recorder, now)
  if (!made.ok) throw new Error(made.refusal.code)
  const { publicId } = made.value
  const pledge = await db.read
    .selectFrom("pledge")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirstOrThrow()
  const facts = pledgeFacts({ text: words, category: "health" })
  await reviseNow(db, pledge, facts, { id: recorder.id, organizationId: null }, now)
  const translation = { subject_kind: "pledge", subject_id: pledge.id, field: "text" }
  await make.insertOne(db, "translation", {
    ...translation,
    ...{ lang: "ru", text: `Позвоните, ${canary}`, at: now },
  })
  return pledge
}

/** A copy whose title and text hold the words, as the source of a promise. */
async function copied(db: Db): Promise<{ public_id: string }> {
  const source = await make.makeSource(db, { title: words, captured_at: now })
  await make.insertOne(db, "source_text", { source_snapshot_id: source.id, text: `${words} More.` })
  await make.makePledge(db, { source_snapshot_id: source.id })
  return source
}

async function published(db: Db): Promise<Row<"coding">> {
  const coding = await make.makeCoding(db, { reason: words })
  const verdict = await make.makeVerdict(db, {
    pledge_id: coding.pledge_id,
    code_book_id: coding.code_book_id,
  })
  await make.insertOne(db, "verdict_coding", { verdict_id: verdict.id, coding_id: coding.id })
  return coding
}

describeOnBothEngines("a text that two moderators hide", (open) => {
  test.each(moderatedKinds)("is nowhere in the database any more: %s", async (kind) => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const moderators = await makeModerators(db)
    const { public_id: publicId } = await makers[kind](db)
    expect((await readEverything(db)).toLowerCase()).toContain(canary)

    await doToText(house, "hide", { kind, publicId }, moderators)
    expect((await readEverything(db)).toLowerCase()).not.toContain(canary)
    const text = await findModerated(db.read, kind, publicId, "en")
    expect(readStub(text?.text ?? "")).toEqual({
      rule: "personal-data",
      on: "2026-11-24",
      sha256: sha256(words).toString("hex"),
    })
    expect(await findByTerms(db.read, [canary], { kinds: ["pledge"], limit: 5 })).toEqual([])
  })

  test.each(moderatedKinds)("comes back word for word where it stood: %s", async (kind) => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const moderators = await makeModerators(db)
    const { public_id: publicId } = await makers[kind](db)
    const before = await textsOf(db, kind)
    await doToText(house, "hide", { kind, publicId }, moderators)
    expect(await textsOf(db, kind)).not.toEqual(before)

    await doToText(house, "reinstate", { kind, publicId }, moderators)
    expect(await textsOf(db, kind)).toEqual(before)
    expect(await findHiddenContent(db.read, kind, publicId)).toBeUndefined()
    const found = await findByTerms(db.read, [canary], { kinds: ["pledge"], limit: 5 })
    expect(found).toHaveLength(kind === "pledge" ? 1 : 0)
  })

  test("stays readable for moderators until it is removed, and then for nobody", async () => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const moderators = await makeModerators(db)
    const { public_id: publicId } = await makers.claim(db)
    const text = { kind: "claim", publicId } as const
    await doToText(house, "hide", text, moderators)
    const hidden = await findHiddenContent(db.read, "claim", publicId)
    expect(hidden).toMatchObject({ rule: "personal-data", dueOn: "2026-12-01", removedAt: null })
    expect(openTexts(house, text, hidden?.textsSealed ?? Buffer.alloc(0))).toEqual([
      { at: { column: "text" }, text: words },
    ])

    await doToText(house, "remove", text, moderators)
    const removed = await findHiddenContent(db.read, "claim", publicId)
    expect(removed).toMatchObject({ textsSealed: null, removedAt: now })
    const again = { deed: "reinstate", rule: "personal-data", reason: "It was a mistake." } as const
    const proposal = { ...text, ...again, version: 2 }
    const outcome = await proposeContentDeed(house, proposal, approver(moderators[0]), now)
    expect(outcome).toEqual(refuse("removed-for-good"))
  })

  test("is not recorded anew in the same words", async () => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const recorder = await make.makeAccount(db, { role: "watchdog" })
    const pledge = await make.makePledge(db, { text: words })
    const text = { kind: "pledge", publicId: pledge.public_id } as const
    await doToText(house, "hide", text, await makeModerators(db))
    const draft = pledgeDraft(pledge.person_id, { text: words })
    const outcome = await recordPledge(db, draft, recorder, now)
    expect(outcome).toEqual(refuse("already-recorded"))
  })

  test("stands in the ledger by rule and roles; the two persons stay inside", async () => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const moderators = await makeModerators(db)
    const { public_id: publicId } = await makers.evidence(db)
    const text = { kind: "evidence", publicId } as const
    await doToText(house, "hide", text, moderators)
    await doToText(house, "reinstate", text, moderators)
    const { removals } = await listRemovals(db.read, { limit: 10 })
    expect(removals).toMatchObject([
      { measure: "reinstated", class: "personal-data", subject: publicId, count: 1 },
      { measure: "hidden", roles: "moderator+moderator", subjectKind: "evidence", at: now },
    ])
    expect(JSON.stringify(removals)).not.toMatch(/first|second|account/)
    expect(await countRemovals(db.read)).toEqual([
      { class: "personal-data", measure: "hidden", count: 1 },
      { class: "personal-data", measure: "reinstated", count: 1 },
    ])
    const [, hidden] = removals
    expect(await findRemoval(db.read, hidden?.publicId ?? "")).toMatchObject({
      first: moderators[0].id,
      second: moderators[1].id,
    })
  })

  test("is told to who wrote it and to the deputy's accounts, with the rule and the entry", async () => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const moderators = await makeModerators(db)
    const person = await make.makePerson(db)
    const deputy = await make.makeAccount(db, { role: "deputy", person_id: person.id })
    const recorder = await make.makeAccount(db, { role: "watchdog" })
    const pledge = await make.makePledge(db, { person_id: person.id, account_id: recorder.id })
    await doToText(house, "hide", { kind: "pledge", publicId: pledge.public_id }, moderators)
    const { removals } = await listRemovals(db.read, { limit: 1 })
    const news = { kind: "pledge", measure: "hidden", rule: "personal-data" }
    const removal = removals[0]?.publicId
    expect(await listMailed(house)).toMatchObject([
      { kind: "content-measure", payload: { ...news, accountId: recorder.id, removal } },
      { kind: "content-measure", payload: { ...news, accountId: deputy.id, removal } },
    ])
  })

  test("cannot be signed while nobody can read it", async () => {
    const house = makeHouse(await open(), { now: "2026-04-01T06:00:00.000Z" })
    const { db } = house
    const publicId = "k3v9x2m4q8ab7tpz"
    const petition = await make.makePetition(db, {
      public_id: publicId,
      key_sealed: newPetitionKey(house.keys, publicId),
    })
    const at = house.clock.now()
    const text = { kind: "petition", publicId: petition.public_id } as const
    await doToText(house, "hide", text, await makeModerators(db), at)
    const outcome = await requestSignature(
      house,
      petition.public_id,
      {
        ...{ family: "Example", given: "Samal", patronymic: null, iin: null, lang: "en" },
        email: { address: "samal@example.org", canonical: "samal@example.org" },
        areaId: petition.area_id,
      },
      at,
    )
    expect(outcome).toEqual(refuse("text-hidden"))
  })

  test("takes two: not the same person twice, and nobody who has a stake in it", async () => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const [first, second] = await makeModerators(db)
    const organization = await make.makeOrganization(db)
    const recorder = await make.makeAccount(db, {
      role: "watchdog",
      organization_id: organization.id,
    })
    const colleague = await make.makeAccount(db, {
      role: "moderator",
      organization_id: organization.id,
    })
    const pledge = await make.makePledge(db, { account_id: recorder.id })
    const kin = await make.makeAccount(db, { role: "moderator", person_id: pledge.person_id })
    const hiding = { kind: "pledge", deed: "hide", rule: "insult" } as const
    const words = { reason: "It is an insult.", version: 0 }
    const proposal = { ...hiding, publicId: pledge.public_id, ...words }
    for (const party of [colleague, kin]) {
      expect(await proposeContentDeed(house, proposal, approver(party), now)).toEqual(
        refuse("party-to-it"),
      )
    }
    const proposed = await proposeContentDeed(house, proposal, approver(first), now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const yes = { decision: "approved", reason: null } as const
    const { approval } = proposed.value
    for (const [who, code] of [
      [first, "own-proposal"],
      [colleague, "party-to-it"],
      [kin, "party-to-it"],
    ] as const) {
      const outcome = await decideApproval(house, approval, yes, approver(who), now)
      expect(outcome).toEqual(refuse(code))
    }
    expect((await decideApproval(house, approval, yes, approver(second), now)).ok).toBe(true)
  })
})

/** The texts of a kind's table, with translations and superseded wordings. */
async function textsOf(db: Db, kind: ModeratedKind): Promise<unknown> {
  const tables = { reply: "petition", source: "source_snapshot" } as const
  const table = kind === "reply" || kind === "source" ? tables[kind] : kind
  return [
    await db.read.selectFrom("source_text").selectAll().execute(),
    await db.read.selectFrom(table).selectAll().orderBy("id").execute(),
    await db.read.selectFrom("translation").selectAll().execute(),
    await db.read.selectFrom("revision").selectAll().orderBy("id").execute(),
  ]
}
