import { expect, test } from "vitest"
import { listClaims } from "#db/queries/claims.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { hasLinkedVote } from "#db/queries/stored-evidence.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("evidence", (open) => {
  test.each([
    ["yes", "yes", "supports"],
    ["no", "yes", "contradicts"],
    ["no", "no", "supports"],
    ["yes", "no", "contradicts"],
    ["abstain", "yes", "context"],
    ["absent", "no", "context"],
    ["not-voting", "yes", "context"],
    ["both", "yes", "context"],
  ])("of a deputy who voted %s where %s fulfils the promise %s", async (own, option, direction) => {
    const db = await open()
    const pledge = await make.makePledge(db)
    const event = await make.makeVoteEvent(db)
    await make.makeVote(db, {
      vote_event_id: event.id,
      person_id: pledge.person_id,
      option: own,
    })
    await make.makeVoteEvidence(db, {
      pledge_id: pledge.id,
      vote_event_id: event.id,
      fulfilling_option: option,
    })
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([
      {
        kind: "vote",
        direction,
        happenedOn: "2025-05-14",
        vote: { publicId: event.public_id, fulfillingOption: option, ownOption: own },
      },
    ])
  })

  test("of a vote in which nobody recorded this deputy only explains", async () => {
    const db = await open()
    const evidence = await make.makeVoteEvidence(db)
    await make.makeVote(db, { vote_event_id: evidence.vote_event_id ?? 0, option: "no" })
    const listed = await listEvidence(db.read, evidence.pledge_id)
    expect(listed).toMatchObject([{ direction: "context", vote: { ownOption: null } }])
    expect(await hasLinkedVote(db.read, evidence.pledge_id, evidence.vote_event_id ?? 0)).toBe(true)
  })

  test("stands in the order in which it happened, without a day last", async () => {
    const db = await open()
    const pledge_id = (await make.makePledge(db)).id
    for (const happened_on of ["2026-10-02", null, "2024", "2025-03-11"]) {
      await make.makeEvidence(db, { pledge_id, happened_on })
    }
    const days = (await listEvidence(db.read, pledge_id)).map(({ happenedOn }) => happenedOn)
    expect(days).toEqual(["2024", "2025-03-11", "2026-10-02", null])
  })
})

describeOnBothEngines("claims", (open) => {
  test("are listed the latest first, each with its author's role and source", async () => {
    const db = await open()
    const pledge_id = (await make.makePledge(db)).id
    const source = await make.makeSource(db)
    const delegate = await make.makeAccount(db, { role: "delegate", display_name: "Dana Example" })
    await make.makeClaim(db, { pledge_id })
    await make.makeClaim(db, {
      pledge_id,
      number: 2,
      account_id: delegate.id,
      source_snapshot_id: source.id,
    })
    expect(await listClaims(db.read, pledge_id)).toMatchObject([
      {
        number: 2,
        authorRole: "delegate",
        authorName: "Dana Example",
        source: { url: source.url },
      },
      { number: 1, authorRole: "deputy", source: null },
    ])
  })
})
