import { expect, test } from "vitest"
import { judgeOffer } from "#app/domain/evidence-judging.server.ts"
import { confirmOffer, offerEvidence } from "#app/domain/evidence-offer.server.ts"
import type { Offered } from "#app/domain/evidence-offer.server.ts"
import { findOfferOfSecret } from "#app/domain/offer-status.server.ts"
import { later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { keepFile } from "#app/proofs/keep.server.ts"
import { sendFile } from "#app/proofs/show.server.ts"
import { sweepOffers } from "#app/proofs/sweep.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { findOfferedFile, findPublicFile } from "#db/queries/kept-files.server.ts"
import { findOfferOnDesk, listWaitingOffers } from "#db/queries/waiting-offers.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { png } from "#tests/uploads/files.ts"
import { listFilesIn } from "#tests/uploads/kept.ts"

const now = "2026-11-24T06:00:00.000Z"
const day = 24 * 60 * 60 * 1000

const picture = {
  way: "action",
  kind: "local-work",
  title: "The site in October",
  note: "A slab of concrete, no walls.",
  direction: "contradicts",
  strength: "weak",
  happenedOn: "2026-10-02",
  place: "Example street 4",
  lang: "en",
  sourceUrl: "https://example.org/site",
  sourceTitle: null,
} as const satisfies Offered

const reader = { account: null, email: "Reader@example.org", lang: "kk" } as const
const taken = {
  decision: "accepted",
  reason: "place-visited",
  words: null,
  direction: "contradicts",
  strength: "strong",
} as const
const refused = { ...taken, decision: "refused", reason: "not-checkable" } as const

async function scene(db: TestDb) {
  const house = makeHouse(db, { now, dataDir: emptyFolder() })
  const pledge = await make.makePledge(db)
  const organization = await make.makeOrganization(db, { name: "Watch" })
  const watchdog = await make.makeAccount(db, {
    role: "watchdog",
    organization_id: organization.id,
  })
  return { house, pledge, watchdog: actorOf(watchdog) }
}

function actorOf(row: { id: number; person_id: number | null; organization_id: number | null }) {
  const { id, person_id: personId, organization_id: organizationId } = row
  return { id, role: "watchdog", personId, organizationId } as const
}

/** Sends something in and follows the mailed link. @returns the secret, and the id that watchdogs know */
async function sendIn(house: TestHouse, pledge: { public_id: string }, offered: object = {}) {
  const offer = { ...picture, file: null, ...offered }
  expect(await offerEvidence(house, pledge.public_id, offer, reader, now)).toEqual(
    accept({ waitsFor: "sender" }),
  )
  const mailed = (await listMailed(house)).filter(({ kind }) => kind === "evidence-confirmation")
  const secret = String(mailed.at(-1)?.payload["link"]).split("/").at(-1) ?? ""
  expect(await confirmOffer(house, secret, now)).toEqual(accept(undefined))
  const row = await house.db.read
    .selectFrom("evidence_offer")
    .select("public_id")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow()
  return { secret, publicId: row.public_id }
}

describeOnBothEngines("evidence that anybody sends in", (open) => {
  test("waits for its sender first, then for a watchdog, and is public only when taken", async () => {
    const { house, pledge, watchdog } = await scene(await open())
    const { db } = house
    await offerEvidence(house, pledge.public_id, { ...picture, file: null }, reader, now)
    expect(await listWaitingOffers(db.read, "en", 10)).toEqual([])
    const [letter] = await listMailed(house)
    expect(letter).toMatchObject({ payload: { email: "Reader@example.org", lang: "kk" } })
    const secret = String(letter?.payload["link"]).split("/").at(-1) ?? ""
    for (let press = 0; press < 2; press += 1) await confirmOffer(house, secret, now)
    expect(await listEvidence(db.read, pledge.id)).toEqual([])
    const [waiting] = await listWaitingOffers(db.read, "en", 10)
    expect(waiting).toMatchObject({ title: picture.title, pledgePublicId: pledge.public_id })

    const id = waiting?.publicId ?? ""
    expect(await judgeOffer(house, id, taken, watchdog, now)).toEqual(accept(undefined))
    expect(await listWaitingOffers(db.read, "en", 10)).toEqual([])
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([
      {
        title: picture.title,
        strength: "strong",
        place: "Example street 4",
        source: { url: picture.sourceUrl, capturedOn: "2026-11-24" },
        from: { way: "reader", organization: "Watch" },
      },
    ])
    expect(await findOfferOfSecret(db.read, secret)).toMatchObject({ decision: "accepted" })
    expect((await listMailed(house)).at(-1)).toMatchObject({
      kind: "evidence-judged-by-letter",
      payload: { email: "Reader@example.org", lang: "kk", reason: "place-visited" },
    })
  })

  test("is decided once, also when two press at the same time, and what is refused stays unseen", async () => {
    const { house, pledge, watchdog } = await scene(await open())
    const { publicId } = await sendIn(house, pledge)
    const outcomes = await Promise.all([
      judgeOffer(house, publicId, refused, watchdog, now),
      judgeOffer(house, publicId, taken, watchdog, now),
    ])
    expect(outcomes).toMatchObject([{ ok: true }, { refusal: { code: "decided-already" } }])
    expect(await listEvidence(house.db.read, pledge.id)).toEqual([])
  })

  test("is decided by nobody who is bound to the deputy, sent it, or is no watchdog", async () => {
    const { house, pledge, watchdog } = await scene(await open())
    const { publicId } = await sendIn(house, pledge)
    const bound = await make.makeAccount(house.db, { role: "watchdog" })
    await make.insertOne(house.db, "declared_conflict", {
      ...{ public_id: make.nextPublicId(), account_id: bound.id, person_id: pledge.person_id },
      ...{ since: "2020", reason: "A cousin.", lang: "en", declared_at: now },
    })
    expect(await judgeOffer(house, publicId, taken, actorOf(bound), now)).toMatchObject({
      refusal: { code: "party-to-it" },
    })
    const moderator = { ...watchdog, role: "moderator" } as const
    expect(await judgeOffer(house, publicId, taken, moderator, now)).toMatchObject({
      refusal: { code: "not-yours" },
    })
    const own = { account: { id: watchdog.id }, email: null, lang: "en" } as const
    const offer = { ...picture, title: "Another", file: null }
    expect(await offerEvidence(house, pledge.public_id, offer, own, now)).toEqual(
      accept({ waitsFor: "watchdog" }),
    )
    const second = (await listWaitingOffers(house.db.read, "en", 10)).at(-1)
    expect(await judgeOffer(house, second?.publicId ?? "", taken, watchdog, now)).toMatchObject({
      refusal: { code: "party-to-it" },
    })
  })

  test("may be a vote of the deputy: its direction follows from the records", async () => {
    const { house, pledge, watchdog } = await scene(await open())
    const event = await make.makeVoteEvent(house.db)
    const { person_id } = pledge
    await make.makeVote(house.db, { vote_event_id: event.id, person_id, option: "no" })
    const vote = {
      way: "vote",
      voteEventPublicId: event.public_id,
      fulfillingOption: "yes",
      note: "Money for the design, 38 million.",
    }
    const { publicId } = await sendIn(house, pledge, vote)
    expect(await findOfferOnDesk(house.db.read, publicId, "en")).toMatchObject({
      vote: { fulfillingOption: "yes", ownOption: "no" },
      senderRole: null,
    })
    await judgeOffer(house, publicId, taken, watchdog, now)
    expect(await listEvidence(house.db.read, pledge.id)).toMatchObject([
      { kind: "vote", direction: "contradicts", strength: "strong", from: { way: "reader" } },
    ])
  })

  test.each([
    ["email-missing", { email: null }, {}],
    ["email-invalid", { email: "nowhere" }, {}],
    ["proof-missing", {}, { sourceUrl: null }],
    ["place-too-long", {}, { place: "a".repeat(121) }],
    ["note-too-short", {}, { note: "Walls." }],
    ["happened-in-future", {}, { happenedOn: "2026-12" }],
  ])("is refused and nothing is kept: %s", async (code, sender, offered) => {
    const { house, pledge } = await scene(await open())
    const offer = { ...picture, file: null, ...offered }
    const from = { ...reader, ...sender }
    expect(await offerEvidence(house, pledge.public_id, offer, from, now)).toMatchObject({
      refusal: { code },
    })
    const rows = await house.db.read.selectFrom("evidence_offer").select("id").execute()
    expect([rows, await listMailed(house)]).toEqual([[], []])
  })
})

describeOnBothEngines("a picture that is sent in", (open) => {
  async function sent(db: TestDb) {
    const stage = await scene(db)
    const file = new File([new Uint8Array(png)], "site.png")
    const kept = await keepFile(stage.house, file, { alt: "A slab of concrete", lang: "en" })
    if (!kept.ok) throw new Error(kept.refusal.code)
    const offer = await sendIn(stage.house, stage.pledge, { sourceUrl: null, file: kept.value })
    return { ...stage, ...offer }
  }

  test("is opened by watchdogs alone until it is taken, then by everybody, small and whole", async () => {
    const { house, pledge, watchdog, publicId } = await sent(await open())
    const { db } = house
    const { file } = (await findOfferOnDesk(db.read, publicId, "en")) ?? {}
    expect(await findPublicFile(db.read, file?.publicId ?? "")).toBeUndefined()
    expect(await findOfferedFile(db.read, publicId)).toMatchObject({ kind: "png" })

    await judgeOffer(house, publicId, taken, watchdog, now)
    const [evidence] = await listEvidence(db.read, pledge.id)
    expect(evidence?.file).toMatchObject({ alt: "A slab of concrete", kind: "png" })
    const shown = await findPublicFile(db.read, evidence?.file?.publicId ?? "")
    const [whole, small] = [
      await sendFile(house, shown, "whole"),
      await sendFile(house, shown, "small"),
    ]
    expect(whole.headers.get("content-type")).toBe("image/png")
    expect(small.headers.get("content-type")).toBe("image/webp")
    expect(whole.headers.get("content-security-policy")).toContain("sandbox")
  })

  test("is not shown while the words of its evidence are hidden", async () => {
    const { house, pledge, watchdog, publicId } = await sent(await open())
    await judgeOffer(house, publicId, taken, watchdog, now)
    const [evidence] = await listEvidence(house.db.read, pledge.id)
    const file = evidence?.file?.publicId ?? ""
    expect(await findPublicFile(house.db.read, file)).toBeDefined()
    const stub = `\ufffchidden rule=insult on=2026-11-24 sha256=${"0".repeat(64)}`
    await house.db.writer.updateTable("evidence").set({ note: stub }).execute()
    expect(await findPublicFile(house.db.read, file)).toBeUndefined()
  })

  test("that was refused is destroyed with the address, 30 days after the answer", async () => {
    const { house, watchdog, publicId } = await sent(await open())
    await judgeOffer(house, publicId, refused, watchdog, now)
    await sweepOffers(house, later(now, 30 * day - 1))
    expect(listFilesIn(house.dataDir)).toHaveLength(2)
    await sweepOffers(house, later(now, 30 * day))
    expect(listFilesIn(house.dataDir)).toEqual([])
    const row = await house.db.read
      .selectFrom("evidence_offer")
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ email_sealed: null, file_id: null, decision: "refused" })
  })

  test("that was taken stays when the address goes, and the bytes of one hash go last", async () => {
    const { house, pledge, watchdog, publicId } = await sent(await open())
    await judgeOffer(house, publicId, taken, watchdog, now)
    const file = new File([new Uint8Array(png)], "again.png")
    const kept = await keepFile(house, file, { alt: "The same picture", lang: "en" })
    if (!kept.ok) throw new Error(kept.refusal.code)
    const offer = { ...picture, title: "Again", file: kept.value }
    await offerEvidence(house, pledge.public_id, offer, reader, now)
    await sweepOffers(house, later(now, 31 * day))
    expect(listFilesIn(house.dataDir)).toHaveLength(2)
    const rows = await house.db.read.selectFrom("evidence_offer").selectAll().execute()
    expect(rows).toMatchObject([{ email_sealed: null, decision: "accepted" }])
    expect(rows[0]?.file_id).not.toBeNull()
  })

  test("of an offer that nobody confirmed is destroyed whole after three days", async () => {
    const { house, pledge } = await scene(await open())
    const file = new File([new Uint8Array(png)], "site.png")
    const kept = await keepFile(house, file, { alt: "A slab of concrete", lang: "en" })
    if (!kept.ok) throw new Error(kept.refusal.code)
    await offerEvidence(house, pledge.public_id, { ...picture, file: kept.value }, reader, now)
    await sweepOffers(house, later(now, 3 * day - 1))
    expect(listFilesIn(house.dataDir)).toHaveLength(2)
    await sweepOffers(house, later(now, 3 * day))
    expect(listFilesIn(house.dataDir)).toEqual([])
    expect(await house.db.read.selectFrom("evidence_offer").select("id").execute()).toEqual([])
  })
})
