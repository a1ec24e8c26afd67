import { array, assert, asyncProperty, constantFrom } from "fast-check"
import { expect, test } from "vitest"
import { makeClaim } from "#app/domain/claim.server.ts"
import { annotateVote } from "#app/domain/annotation.server.ts"
import { replyToFinding } from "#app/domain/finding-reply.server.ts"
import { askForReplies } from "#app/domain/reply-asking.server.ts"
import { markDelivered } from "#app/domain/reply-delivery.server.ts"
import { rescopePledge } from "#app/domain/rescope.server.ts"
import { responseRate } from "#app/domain/response-rate.ts"
import { answerTicket } from "#app/domain/ticket-answering.server.ts"
import { openTicket } from "#app/domain/ticket.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { listAlignedPledges } from "#db/queries/aligned-votes.server.ts"
import { listNewlyEvidenced, listUnansweredFindings } from "#db/queries/office-to-do.server.ts"
import { countPledgesByRating, findPledge } from "#db/queries/pledges.server.ts"
import { getPledgeSides } from "#db/queries/pledge-sides.server.ts"
import { listReplyRequests } from "#db/queries/reply-requests.server.ts"
import { countOpenTickets, listTickets } from "#db/queries/tickets.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { listAnnotations } from "#db/queries/vote-annotations.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-24T06:00:00.000Z"
const text = "The money comes with next year's budget, as the council was told."

async function scene(db: TestDb) {
  const house = makeHouse(db, { now })
  const organization = await make.makeOrganization(db, { name: "Watch" })
  const recorder = await make.makeAccount(db, {
    role: "watchdog",
    organization_id: organization.id,
  })
  const pledge = await make.makePledge(db, { account_id: recorder.id, due_on: "2026" })
  const verdict = await make.makeVerdict(db, { pledge_id: pledge.id, rating: "broken", at: now })
  const own = { person_id: pledge.person_id }
  const account = await make.makeAccount(db, { role: "deputy", ...own })
  const deputy = { id: account.id, role: "deputy", personId: pledge.person_id } as const
  return { house, pledge, verdict, deputy, recorder: watchdogOf(recorder) }
}

function watchdogOf(row: { id: number; organization_id: number | null }) {
  const { id, organization_id: organizationId } = row
  return { id, role: "watchdog", personId: null, organizationId } as const
}

async function makeWatchdog(db: TestDb) {
  const organization = await make.makeOrganization(db)
  return watchdogOf(
    await make.makeAccount(db, { role: "watchdog", organization_id: organization.id }),
  )
}

describeOnBothEngines("a deputy's word on an own vote", (open) => {
  test("stands beside it, in every wording, and is nobody else's to give", async () => {
    const db = await open()
    const { pledge, deputy } = await scene(db)
    const event = await make.makeVoteEvent(db)
    const own = { vote_event_id: event.id, person_id: pledge.person_id, option: "absent" }
    await make.makeVote(db, own)
    const draft = { reason: "illness", text: "", lang: "en" } as const
    const id = event.public_id
    expect(await annotateVote(db, id, draft, deputy, now)).toEqual(accept({ number: 1 }))
    expect(await annotateVote(db, id, draft, deputy, now)).toMatchObject({
      refusal: { code: "said-already" },
    })
    const second = { ...draft, reason: "duty-trip" } as const
    expect(await annotateVote(db, id, second, { ...deputy, role: "delegate" }, now)).toEqual(
      accept({ number: 2 }),
    )
    const listed = await listAnnotations(db.read, { voteEventId: event.id })
    expect(listed).toMatchObject([{ number: 2, reason: "duty-trip", authorRole: "deputy" }])
    const others = [
      [{ ...deputy, role: "watchdog" as const }, "not-yours"],
      [{ ...deputy, personId: null }, "not-yours"],
      [{ ...deputy, personId: (await make.makePerson(db)).id }, "no-such-vote"],
    ] as const
    for (const [actor, code] of others) {
      expect(await annotateVote(db, id, second, actor, now)).toMatchObject({ refusal: { code } })
    }
  })

  test("changes no alignment", async () => {
    const db = await open()
    const { pledge, deputy } = await scene(db)
    const event = await make.makeVoteEvent(db)
    const of = { vote_event_id: event.id, person_id: pledge.person_id }
    await make.makeVote(db, { ...of, option: "absent" })
    await make.makeVoteEvidence(db, { pledge_id: pledge.id, vote_event_id: event.id })
    const before = await listAlignedPledges(db.read, pledge.person_id, "en")
    const draft = { reason: "illness", text: "", lang: "en" } as const
    await annotateVote(db, event.public_id, draft, deputy, now)
    expect(await listAlignedPledges(db.read, pledge.person_id, "en")).toEqual(before)
    expect(before).toMatchObject([
      { votes: [{ ownOption: "absent", fulfillingOption: "yes", strength: "strong" }] },
    ])
  })
})

describeOnBothEngines("a frozen profile", (open) => {
  test("says nothing more of the record, and may still reply to a finding", async () => {
    const db = await open()
    const { pledge, deputy } = await scene(db)
    const event = await make.makeVoteEvent(db)
    await make.makeVote(db, { vote_event_id: event.id, person_id: pledge.person_id })
    await make.makeMembership(db, {
      person_id: pledge.person_id,
      start_date: "2021",
      end_date: "2025",
    })
    const id = pledge.public_id
    const lang = "en" as const
    const refused = { refusal: { code: "profile-frozen" } }
    const rescope = { scope: "outside-power", dueOn: null, text, lang } as const
    expect(await rescopePledge(db, id, rescope, deputy, now)).toMatchObject(refused)
    const objection = { objection: "never-said", text, lang, sourceUrl: null, twin: null } as const
    expect(await openTicket(db, id, objection, deputy, now)).toMatchObject(refused)
    const draft = { reason: "illness", text: "", lang } as const
    expect(await annotateVote(db, event.public_id, draft, deputy, now)).toMatchObject(refused)
    const reply = { text, lang, verdictNumber: 1 }
    expect(await replyToFinding(db, id, reply, deputy, now)).toEqual(accept({ number: 1 }))
  })
})

describeOnBothEngines("a promise scoped anew", (open) => {
  test("keeps its deadline and its rating, and every wording", async () => {
    const db = await open()
    const { pledge, deputy } = await scene(db)
    const before = await db.read
      .selectFrom("pledge")
      .selectAll()
      .where("id", "=", pledge.id)
      .execute()
    const draft = { scope: "horizon", dueOn: "2028", text, lang: "en" } as const
    const id = pledge.public_id
    expect(await rescopePledge(db, id, draft, deputy, now)).toEqual(accept({ number: 1 }))
    const power = { scope: "outside-power", dueOn: null, text, lang: "en" } as const
    expect(await rescopePledge(db, id, power, deputy, now)).toEqual(accept({ number: 2 }))
    const after = await db.read
      .selectFrom("pledge")
      .selectAll()
      .where("id", "=", pledge.id)
      .execute()
    expect(after).toEqual(before)
    const { rescopes } = await getPledgeSides(db.read, { ...pledge, personId: 0 }, "en")
    expect(rescopes.map(({ scope }) => scope)).toEqual(["outside-power", "horizon"])
  })
})

describeOnBothEngines("a ticket", (open) => {
  const objection = {
    objection: "never-said",
    text,
    lang: "en",
    sourceUrl: null,
    twin: null,
  } as const
  const answer = {
    outcome: "dismissed",
    reason: "The recording has the words.",
    lang: "en",
  } as const

  test("is answered once, by an organisation that did not record the promise, in public", async () => {
    const db = await open()
    const { house, pledge, deputy, recorder } = await scene(db)
    const opened = await openTicket(db, pledge.public_id, objection, deputy, now)
    if (!opened.ok) throw new Error(opened.refusal.code)
    const id = opened.value.publicId
    expect(await listTickets(db.read, { standing: "open" }, "en")).toMatchObject([
      { publicId: id, dueOn: "2026-12-08", objection: "never-said" },
    ])
    expect(await openTicket(db, pledge.public_id, objection, deputy, now)).toMatchObject({
      refusal: { code: "ticket-open" },
    })
    expect(await answerTicket(house, id, answer, recorder, now)).toMatchObject({
      refusal: { code: "own-record" },
    })
    const other = await makeWatchdog(db)
    const both = await Promise.all([
      answerTicket(house, id, answer, other, now),
      answerTicket(house, id, { ...answer, outcome: "upheld" }, await makeWatchdog(db), now),
    ])
    expect(both).toMatchObject([{ ok: true }, { refusal: { code: "decided-already" } }])
    expect(await countOpenTickets(db.read)).toBe(0)
    expect(await listTickets(db.read, { pledgeId: pledge.id }, "en")).toMatchObject([
      { outcome: "dismissed", reason: answer.reason },
    ])
    expect((await listMailed(house)).at(-1)).toMatchObject({
      kind: "ticket-answered",
      payload: { accountId: deputy.id, outcome: "dismissed" },
    })
    // Answered, the deputy may object anew.
    expect((await openTicket(db, pledge.public_id, objection, deputy, now)).ok).toBe(true)
  })

  test("of a duplicate names another promise of the same deputy", async () => {
    const db = await open()
    const { pledge, deputy } = await scene(db)
    const twin = await make.makePledge(db, { person_id: pledge.person_id, text: "Meals for all." })
    const strange = await make.makePledge(db)
    const draft = { ...objection, objection: "duplicate" } as const
    for (const other of [strange.public_id, pledge.public_id, "0000000000000nay"]) {
      const named = { ...draft, twin: other }
      expect(await openTicket(db, pledge.public_id, named, deputy, now)).toMatchObject({
        refusal: { code: "no-such-twin" },
      })
    }
    const named = { ...draft, twin: twin.public_id }
    expect((await openTicket(db, pledge.public_id, named, deputy, now)).ok).toBe(true)
    expect(await listTickets(db.read, { personId: pledge.person_id }, "en")).toMatchObject([
      { twin: { publicId: twin.public_id, text: "Meals for all." } },
    ])
  })

  test("is answered by nobody who is bound to the deputy", async () => {
    const db = await open()
    const { house, pledge, deputy } = await scene(db)
    const opened = await openTicket(db, pledge.public_id, objection, deputy, now)
    const bound = await makeWatchdog(db)
    await make.insertOne(db, "declared_conflict", {
      ...{ public_id: make.nextPublicId(), account_id: bound.id, person_id: pledge.person_id },
      ...{ since: "2020", reason: "A cousin.", lang: "en", declared_at: now },
    })
    const id = opened.ok ? opened.value.publicId : ""
    expect(await answerTicket(house, id, answer, bound, now)).toMatchObject({
      refusal: { code: "party-to-it" },
    })
  })
})

describeOnBothEngines("a reply to a finding", (open) => {
  test("is versioned, stands beside the finding that its page showed, and changes nothing of it", async () => {
    const db = await open()
    const { pledge, deputy, verdict } = await scene(db)
    const before = await listVerdicts(db.read, pledge.id, "en")
    const reply = { text, lang: "en", verdictNumber: 1 } as const
    const id = pledge.public_id
    expect(await replyToFinding(db, id, reply, deputy, now)).toEqual(accept({ number: 1 }))
    expect(await replyToFinding(db, id, reply, deputy, now)).toMatchObject({
      refusal: { code: "said-already" },
    })
    const anew = { ...reply, text: `${text} More follows.` }
    expect(await replyToFinding(db, id, anew, deputy, now)).toEqual(accept({ number: 2 }))
    expect(await listVerdicts(db.read, pledge.id, "en")).toEqual(before)
    const { code_book_id } = verdict
    await make.makeVerdict(db, { pledge_id: pledge.id, number: 2, rating: "kept", code_book_id })
    expect(await replyToFinding(db, id, anew, deputy, now)).toMatchObject({
      refusal: { code: "verdict-superseded" },
    })
    const { replies } = await getPledgeSides(
      db.read,
      { id: pledge.id, personId: pledge.person_id },
      "en",
    )
    expect(replies.map(({ number }) => number)).toEqual([2, 1])
  })
})

describeOnBothEngines("what a deputy is asked", (open) => {
  test("counts from the day on which the letter was delivered, and once a finding", async () => {
    const db = await open()
    const { house, pledge, deputy, verdict } = await scene(db)
    const { code_book_id } = verdict
    await make.makeVerdict(db, { rating: "broken", at: now, code_book_id })
    await askForReplies(house, now)
    await askForReplies(house, later(now, day))
    const mailed = (await listMailed(house)).filter(({ kind }) => kind === "finding-reply-asked")
    expect(mailed).toMatchObject([{ payload: { accountId: deputy.id, promise: pledge.public_id } }])
    function asked() {
      return listReplyRequests(db.read, pledge.person_id)
    }
    expect(await asked()).toEqual([{ deliveredAt: null, answer: null }])
    const request = String(mailed[0]?.payload["replyRequest"])
    await markDelivered(db, request, now)
    await markDelivered(db, request, later(now, day))
    const reply = { text, lang: "en", verdictNumber: 1 } as const
    await replyToFinding(db, pledge.public_id, reply, deputy, later(now, 2 * day))
    await replyToFinding(db, pledge.public_id, { ...reply, text: "x".repeat(30) }, deputy, now)
    expect(await asked()).toMatchObject([{ deliveredAt: now, answer: { text } }])
    expect(responseRate(await asked(), later(now, 14 * day))).toMatchObject({
      counted: 1,
      answered: 1,
    })
  })

  test("stands on the desk until it is answered", async () => {
    const db = await open()
    const { pledge, deputy } = await scene(db)
    await make.makeEvidence(db, { pledge_id: pledge.id, at: now })
    await make.makeEvidence(db, { pledge_id: pledge.id, at: later(now, -day) })
    await make.makeEvidence(db, { pledge_id: pledge.id, at: later(now, -9 * day) })
    const since = later(now, -2 * day)
    expect(await listNewlyEvidenced(db.read, pledge.person_id, since)).toMatchObject([
      { publicId: pledge.public_id, since: now, count: 2 },
    ])
    function findings() {
      return listUnansweredFindings(db.read, pledge.person_id, ["broken"])
    }
    expect(await findings()).toMatchObject([{ publicId: pledge.public_id }])
    const reply = { text, lang: "en", verdictNumber: 1 } as const
    await replyToFinding(db, pledge.public_id, reply, deputy, now)
    expect(await findings()).toEqual([])
  })
})

describeOnBothEngines("whatever a deputy says, in whatever order,", (open) => {
  test("loses no earlier word and changes no rating, verdict, coding or count", async () => {
    const db = await open()
    const { house, pledge, deputy } = await scene(db)
    const event = await make.makeVoteEvent(db)
    const { person_id } = pledge
    await make.makeVote(db, { vote_event_id: event.id, person_id, option: "no" })
    await make.makeVoteEvidence(db, { pledge_id: pledge.id, vote_event_id: event.id })
    const other = await makeWatchdog(db)
    const id = pledge.public_id
    const lang = "en" as const
    let said = 0
    function words() {
      said += 1
      return `${text} Said for the ${String(said)}th time.`
    }
    const deeds = {
      claim: (at: string) => {
        const claim = { rating: "kept", text: words(), lang, source: null } as const
        return makeClaim(db, id, claim, deputy, at)
      },
      rescope: (at: string) => {
        const draft = { scope: "outside-power", dueOn: null, text: words(), lang } as const
        return rescopePledge(db, id, draft, deputy, at)
      },
      annotate: (at: string) => {
        const draft = { reason: "other", text: words(), lang } as const
        return annotateVote(db, event.public_id, draft, deputy, at)
      },
      reply: (at: string) =>
        replyToFinding(db, id, { text: words(), lang, verdictNumber: 1 }, deputy, at),
      dispute: async (at: string) => {
        const draft = { objection: "never-said", lang, sourceUrl: null, twin: null } as const
        const opened = await openTicket(db, id, { ...draft, text: words() }, deputy, at)
        if (!opened.ok) return opened
        const answer = { outcome: "upheld", reason: words(), lang } as const
        return answerTicket(house, opened.value.publicId, answer, other, at)
      },
    }
    const tables = ["claim", "rescope", "vote_annotation", "finding_reply", "ticket"] as const
    async function rows() {
      const all = await Promise.all(
        tables.map((table) => db.read.selectFrom(table).selectAll().orderBy("id").execute()),
      )
      return all.map((of) => of.map(({ id: key, text: told }) => `${String(key)} ${told}`))
    }
    async function found() {
      return [
        await listVerdicts(db.read, pledge.id, lang),
        (await findPledge(db.read, id, { lang, today: "2026-11-24" }))?.rating,
        await countPledgesByRating(db.read, { personId: person_id }, "2026-11-24"),
        await db.read.selectFrom("coding").selectAll().execute(),
        await listAlignedPledges(db.read, person_id, lang),
      ]
    }
    const before = await found()
    const names = Object.keys(deeds) as (keyof typeof deeds)[]
    await assert(
      asyncProperty(array(constantFrom(...names), { maxLength: 6 }), async (order) => {
        for (const name of order) {
          const earlier = await rows()
          const outcome = await deeds[name](now)
          expect(outcome.ok).toBe(true)
          const later = await rows()
          for (const [at, kept] of earlier.entries()) {
            expect(later[at]?.slice(0, kept.length)).toEqual(kept)
          }
          expect(later.flat()).toHaveLength(earlier.flat().length + 1)
        }
        expect(await found()).toEqual(before)
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})
