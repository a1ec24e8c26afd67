import { expect, test } from "vitest"
import { action, loader } from "#app/routes/promises.$pledgeId.evidence.new.tsx"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

async function makeVisit(db: TestDb, role = "watchdog") {
  const pledge = await make.makePledge(db)
  const event = await make.makeVoteEvent(db)
  await make.makeVote(db, { vote_event_id: event.id, person_id: pledge.person_id, option: "no" })
  const account = await make.makeAccount(db, { role })
  const params = { pledgeId: pledge.public_id }
  const path = `/en/promises/${pledge.public_id}/evidence/new`
  const vote = {
    voteEvent: event.public_id,
    fulfillingOption: "yes",
    strength: "strong",
    note: "Money for the design, 38 million.",
    lang: "en",
  }
  return { page: { db, account, params, path }, pledge, event, vote }
}

const act = {
  kind: "local-work",
  title: "Visit to the site",
  happenedOn: "2026-10-02",
  direction: "contradicts",
  strength: "strong",
  note: "A slab of concrete, no walls.",
  lang: "en",
  sourceUrl: "https://example.org/visit",
  sourceTitle: "Report of the visit",
  capturedOn: "2026-10-03",
}

describeOnBothEngines("adding evidence", (open) => {
  test("offers the deputy's votes, and none for another kind", async () => {
    const db = await open()
    const { page, event } = await makeVisit(db)
    const offered = await answerOf(loader, visit(page))
    expect(offered.data).toMatchObject({
      by: "vote",
      votes: [{ publicId: event.public_id, ownOption: "no" }],
    })
    const found = await answerOf(loader, visit({ ...page, path: `${page.path}?q=stadium` }))
    expect(found.data).toMatchObject({ votes: [], question: "stadium" })
    const other = await answerOf(loader, visit({ ...page, path: `${page.path}?by=action` }))
    expect(other.data).toMatchObject({ by: "action", votes: [] })
  })

  test("links a vote once", async () => {
    const db = await open()
    const { page, pledge, vote } = await makeVisit(db)
    expect(await answerOf(action, post(page, vote))).toMatchObject({
      status: 303,
      location: `/en/promises/${pledge.public_id}`,
    })
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([{ direction: "contradicts" }])
    expect(await answerOf(action, post(page, vote))).toMatchObject({
      status: 409,
      data: { refusal: { code: "vote-linked-already" }, values: { note: vote.note } },
    })
  })

  test("adds an act with its source", async () => {
    const db = await open()
    const { page, pledge } = await makeVisit(db)
    const path = `${page.path}?by=action`
    expect(await answerOf(action, post({ ...page, path }, act))).toMatchObject({ status: 303 })
    expect(await listEvidence(db.read, pledge.id)).toMatchObject([
      { kind: "local-work", direction: "contradicts", source: { title: "Report of the visit" } },
    ])
  })

  test.each([
    ["fulfillingOption", { fulfillingOption: "abstain" }, "form.not-a-choice"],
    ["voteEvent", { voteEvent: undefined }, "form.required"],
    ["note", { note: "Yes." }, "form.too-short"],
  ])("of a vote names the field %s", async (field, changes, code) => {
    const db = await open()
    const { page, vote } = await makeVisit(db)
    expect(await answerOf(action, post(page, { ...vote, ...changes }))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } }, values: { strength: "strong" } },
    })
  })

  test.each([
    ["kind", { kind: "vote" }, "form.not-a-choice"],
    ["happenedOn", { happenedOn: undefined }, "form.required"],
    ["direction", { direction: undefined }, "form.required"],
  ])("of an act names the field %s", async (field, changes, code) => {
    const db = await open()
    const { page } = await makeVisit(db)
    const path = `${page.path}?by=action`
    expect(await answerOf(action, post({ ...page, path }, { ...act, ...changes }))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } }, values: { title: act.title } },
    })
  })

  test.each(["constituent", "deputy", "moderator"])("is not for a %s", async (role) => {
    const db = await open()
    const { page, vote } = await makeVisit(db, role)
    expect(await answerOf(loader, visit(page))).toMatchObject({ status: 403 })
    expect(await answerOf(action, post(page, vote))).toMatchObject({ status: 403 })
  })

  test("is about a promise that is there", async () => {
    const db = await open()
    const { page, vote } = await makeVisit(db)
    for (const pledgeId of ["0000000000000nay", "nonsense"]) {
      const nowhere = { ...page, params: { pledgeId } }
      expect(await answerOf(loader, visit(nowhere))).toMatchObject({ status: 404 })
      expect(await answerOf(action, post(nowhere, vote))).toMatchObject({ status: 404 })
    }
  })
})
