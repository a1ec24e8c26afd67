import { expect, test } from "vitest"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("make", (open) => {
  test.each([
    ["area", make.makeArea],
    ["organization", make.makeOrganization],
    ["legislative_period", make.makePeriod],
    ["person", make.makePerson],
    ["post", make.makePost],
    ["membership", make.makeMembership],
    ["electorate", make.makeElectorate],
    ["motion", make.makeMotion],
    ["vote_event", make.makeVoteEvent],
    ["vote", make.makeVote],
    ["account", make.makeAccount],
    ["source_snapshot", make.makeSource],
    ["code_book", make.makeCodeBook],
    ["pledge", make.makePledge],
    ["evidence", make.makeEvidence],
    ["evidence", make.makeVoteEvidence],
    ["coding", make.makeCoding],
    ["verdict", make.makeVerdict],
    ["claim", make.makeClaim],
    ["petition", make.makePetition],
    ["signature", make.makeSignature],
  ] as const)("makes a valid %s out of nothing", async (table, makeRow) => {
    const db = await open()
    const row = await makeRow(db)
    expect(await db.read.selectFrom(table).selectAll().execute()).toEqual([row])
  })
})
