import { asyncProperty, assert, constantFrom, array } from "fast-check"
import { expect, test } from "vitest"
import { makeClaim } from "#app/domain/claim.server.ts"
import { revisePledge } from "#app/domain/pledge-revision.server.ts"
import { listClaims } from "#db/queries/claims.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { codeAs, makeCoder, plainCoding } from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { pledgeFacts } from "#tests/support/pledge-facts.ts"

const now = "2026-11-24T06:00:00.000Z"
const seen = { lang: "en", today: "2026-11-24" }

async function makeCase(db: TestDb) {
  const watchdog = await make.makeAccount(db, { role: "watchdog" })
  const pledge = await make.makePledge(db, { due_on: "2025", account_id: watchdog.id })
  const evidence = await make.makeEvidence(db, {
    pledge_id: pledge.id,
    happened_on: "2026-02-10",
  })
  const account = await make.makeAccount(db, { role: "deputy", person_id: pledge.person_id })
  const deputy = { id: account.id, role: "deputy", personId: pledge.person_id } as const
  const claim = {
    rating: "in-progress",
    text: "A new tender is ready.",
    lang: "en",
    source: null,
  } as const
  return { pledge, evidence, watchdog, deputy, claim }
}

describeOnBothEngines("makeClaim", (open) => {
  test("stands beside the verdict and changes nothing of it", async () => {
    const db = await open()
    const { pledge, deputy, claim } = await makeCase(db)
    await make.makeVerdict(db, { pledge_id: pledge.id, rating: "broken" })
    const before = await listVerdicts(db.read, pledge.id, "en")
    const source = {
      url: "https://example.org/tender",
      title: null,
      capturedOn: "2026-11-24",
      sha256: null,
    }
    expect(await makeClaim(db, pledge.public_id, { ...claim, source }, deputy, now)).toEqual({
      ok: true,
      value: { number: 1 },
    })
    expect(await listVerdicts(db.read, pledge.id, "en")).toEqual(before)
    expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({
      rating: "broken",
      claim: { number: 1, rating: "in-progress" },
    })
    expect(await listClaims(db.read, pledge.id)).toMatchObject([{ source: { url: source.url } }])
  })

  test("is taken from who speaks for the deputy, and from nobody else", async () => {
    const db = await open()
    const { pledge, deputy, claim } = await makeCase(db)
    const { id: another } = await make.makePerson(db)
    const speakers = [
      [{ ...deputy, role: "delegate" }, true],
      [{ ...deputy, personId: another }, false],
      [{ ...deputy, personId: null }, false],
      [{ ...deputy, role: "watchdog" }, false],
      [{ ...deputy, role: "operator" }, false],
    ] as const
    for (const [speaker, taken] of speakers) {
      const outcome = await makeClaim(db, pledge.public_id, claim, speaker, now)
      expect(outcome.ok ? "taken" : outcome.refusal.code).toBe(taken ? "taken" : "not-yours")
    }
  })

  test("is not added again while it stands as it is: a second click changes nothing", async () => {
    const db = await open()
    const { pledge, deputy, claim } = await makeCase(db)
    const clicks = [claim, { ...claim, text: ` ${claim.text} ` }]
    const outcomes = await Promise.all(
      clicks.map((click) => makeClaim(db, pledge.public_id, click, deputy, now)),
    )
    expect(outcomes).toMatchObject([{ ok: true }, { refusal: { code: "claimed-already" } }])
    for (const other of [{ ...claim, rating: "stalled" } as const, claim]) {
      expect((await makeClaim(db, pledge.public_id, other, deputy, now)).ok).toBe(true)
    }
    expect(await listClaims(db.read, pledge.id)).toHaveLength(3)
  })

  test.each([
    ["text-too-long", { text: "a".repeat(601) }],
    ["text-too-short", { text: " " }],
    ["not-claimable", { rating: "not-verifiable" }],
    [
      "captured-in-future",
      {
        source: { url: "https://example.org", title: null, capturedOn: "2027-01-01", sha256: null },
      },
    ],
  ] as const)("refuses: %s", async (code, changes) => {
    const db = await open()
    const { pledge, deputy, claim } = await makeCase(db)
    const outcome = await makeClaim(db, pledge.public_id, { ...claim, ...changes }, deputy, now)
    expect(outcome).toMatchObject({ refusal: { code } })
    expect(await listClaims(db.read, pledge.id)).toEqual([])
  })
})

describeOnBothEngines("claims, verdicts and edits of a promise", (open) => {
  test("in any order, at the same time or not, lose nothing and never touch each other", async () => {
    const db = await open()
    const steps = array(constantFrom("claim", "coding", "edit"), { minLength: 1, maxLength: 12 })
    await assert(
      asyncProperty(steps, async (order) => {
        const { pledge, evidence, watchdog, deputy, claim } = await makeCase(db)
        const coders = [await makeCoder(db), await makeCoder(db)]
        const deeds = {
          claim: (at: number) =>
            makeClaim(db, pledge.public_id, { ...claim, text: `Word ${String(at)}` }, deputy, now),
          coding: (at: number) =>
            codeAs(makeHouse(db), {
              pledge: pledge.public_id,
              given: {
                ...plainCoding,
                rating: "broken",
                reason: `No bed exists, says visit ${String(at)}.`,
                evidence: [evidence.public_id],
              },
              // Two take turns, so that every second coding makes a verdict.
              coder: coders[places("coding").indexOf(at) % 2] ?? watchdog,
              now,
            }),
          edit: (at: number) =>
            revisePledge(
              db,
              pledge.public_id,
              {
                facts: pledgeFacts({ text: `Every school serves a meal, edition ${String(at)}.` }),
                // Who edits looked at what the edits before them left.
                version: places("edit").indexOf(at) + 1,
                reason: "The leaflet was read anew.",
              },
              { id: watchdog.id, organizationId: null },
              now,
            ),
        }
        function places(deed: string): number[] {
          return order.flatMap((one, at) => (one === deed ? [at] : []))
        }
        const outcomes = await Promise.all(order.map((deed, at) => deeds[deed](at)))
        expect(outcomes.every(({ ok }) => ok)).toBe(true)

        const claims = (await listClaims(db.read, pledge.id)).reverse()
        const verdicts = (await listVerdicts(db.read, pledge.id, "en")).reverse()
        const revisions = await listRevisions(db.read, "pledge", pledge.id)
        for (const [found, deed] of [
          [claims, "claim"],
          [revisions, "edit"],
        ] as const) {
          expect(found.map(({ number }) => number)).toEqual(places(deed).map((_, at) => at + 1))
        }
        expect(claims.map(({ text }) => text)).toEqual(
          places("claim").map((at) => `Word ${String(at)}`),
        )
        expect(verdicts.map(({ reason }) => reason)).toEqual(
          places("coding")
            .filter((_, index) => index % 2 === 1)
            .map((at) => `No bed exists, says visit ${String(at)}.`),
        )
        expect(await findPledge(db.read, pledge.public_id, seen)).toMatchObject({
          verdict: verdicts.length === 0 ? null : { number: verdicts.length },
          claim: claims.length === 0 ? null : { number: claims.length },
        })
      }),
      { numRuns: 25 },
    )
  })
})
