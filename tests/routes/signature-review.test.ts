import { expect, test } from "vitest"
import { runRemovalJobs } from "#app/domain/removal-job.server.ts"
import { later, minute } from "#app/lib/instant.ts"
import { instantAt } from "#app/lib/zone.ts"
import { action as decide } from "#app/routes/approvals.$approvalId._index.tsx"
import { action as answer, loader as question } from "#app/routes/audit.answers.$secret.tsx"
import { loader as audits } from "#app/routes/audit.petitions._index.tsx"
import {
  action as publish,
  loader as auditPage,
} from "#app/routes/audit.petitions.$petitionId._index.tsx"
import {
  action as onItem,
  loader as itemPage,
} from "#app/routes/audit.petitions.$petitionId.signatures.$position.tsx"
import { action as withdrawals } from "#app/routes/audit.petitions.$petitionId.withdrawals.tsx"
import {
  action as review,
  loader as reviewPage,
} from "#app/routes/moderation.petitions.$petitionId.signatures.tsx"
import { action as cancel } from "#app/routes/moderation.removals.$jobId.cancellation.ts"
import { loader as petitionPage } from "#app/routes/petitions.$petitionId._index.tsx"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { makeEnded } from "#tests/support/audit-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"
import { makeModerators } from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { crowdSigns } from "#tests/support/review-scene.ts"
import { makeScene, now, read } from "#tests/support/signing-scene.ts"

function at(db: Db, account: Row<"account"> | null, params: Record<string, string>, when = now) {
  return { db, account, now: when, path: "/en/x", params: { lang: "en", ...params } }
}

test("a wall-clock time of the form is Kazakhstan's", () => {
  expect(instantAt("2026-04-01 11:00")).toBe(now)
  for (const wrong of ["", "2026-04-01", "2026-13-01 11:00", "2026-04-01T11:00"]) {
    expect(instantAt(wrong)).toBeUndefined()
  }
})

describeOnBothEngines("a moderator's page of a petition's signatures", (open) => {
  test("lists what is unusual, looks, proposes, and shows how far the job is", async () => {
    const { house, petition } = await makeScene(await open())
    const { db } = house
    await crowdSigns(house, petition, { many: 26, domain: "burner.example", dwell: 7 })
    await crowdSigns(house, petition, { many: 3, network: "198.51.100/24", domain: "home.example" })
    const [first, second] = await makeModerators(db)
    const later1 = later(now, minute)
    const here = at(db, first, { petitionId: petition.public_id }, later1)
    const { data: page } = await answerOf(reviewPage, visit(here))
    expect(page).toMatchObject({
      open: true,
      anomalies: {
        ...{ standing: 29, traced: 29, otherDomains: 3 },
        networks: [{ count: 26, ofDay: 29 }],
        domains: [{ name: "burner.example", count: 26 }],
        dwells: [{ dwell: 7, count: 26 }],
      },
    })
    expect(JSON.stringify(page)).not.toMatch(/home\.example|203\.0\.113|canaryov/i)
    const looking = { measure: "invalidated", dwellTo: "7", step: "look" }
    const looked = await answerOf(review, post(here, looking))
    expect(looked.data).toMatchObject({ dryRun: { count: 26 } })
    expect(JSON.stringify(looked.data)).not.toMatch(/@|canaryov/i)
    expect(await answerOf(review, post(here, { ...looking, dwellTo: undefined }))).toMatchObject({
      status: 409,
    })
    const unsaid = await answerOf(review, post(here, { ...looking, step: "propose" }))
    expect(unsaid.status).toBe(422)
    const proposed = await answerOf(
      review,
      post(here, {
        ...{ ...looking, step: "propose", class: "machine-made", found: "26" },
        ...{ reason: "All of one network, to the second.", confirmedBy: later1 },
      }),
    )
    expect(proposed.status).toBe(303)
    const approvalId = proposed.location?.split("/").at(-1) ?? ""
    const deciding = at(db, second, { approvalId }, later1)
    expect((await answerOf(decide, post(deciding, { decision: "approved" }))).status).toBe(303)
    const publicId = { petitionId: petition.public_id }
    expect(
      (await answerOf(petitionPage, visit(at(db, null, publicId, later1)))).data,
    ).toMatchObject({
      checks: { running: { done: 0, found: 26, class: "machine-made" } },
    })
    await runRemovalJobs(house, later1)
    expect((await read(house, petition)).signature_count).toBe(3)
    const { data: after } = await answerOf(reviewPage, visit(here))
    expect(after).toMatchObject({ jobs: [{ found: 26, done: 26 }] })
    expect(JSON.stringify(after)).not.toContain('"first"')
    const job = (after as { jobs: { publicId: string }[] }).jobs[0]?.publicId ?? ""
    const cancelling = at(db, first, { jobId: job }, later1)
    expect((await answerOf(cancel, post(cancelling, {}))).status).toBe(303)
    const constituent = at(db, await make.makeAccount(db), publicId, later1)
    expect((await answerOf(reviewPage, visit(constituent))).status).toBe(403)
  })
})

describeOnBothEngines("an auditor's pages", (open) => {
  test("open, ask, find and publish; the petition's page tells it", async () => {
    const { house, petition } = await makeEnded(await open(), 5, 1)
    const { db } = house
    const when = house.clock.now()
    const { organization_id } = await make.makeAccreditation(db, { kind: "auditor" })
    const auditor = await make.makeAccount(db, { role: "auditor", organization_id })
    const params = { petitionId: petition.publicId }
    const here = at(db, auditor, params, when)
    expect((await answerOf(audits, visit(here))).data).toMatchObject({
      petitions: [{ publicId: petition.publicId, publishedAt: null }],
    })
    const { data: page } = await answerOf(auditPage, visit(here))
    expect(page).toMatchObject({ refusal: null, audit: { population: 5, result: null } })
    expect(JSON.stringify(page)).not.toMatch(/canaryov/i)
    const item = at(db, auditor, { ...params, position: "1" }, when)
    expect((await answerOf(itemPage, visit(item))).data).toMatchObject({ open: true })
    expect((await answerOf(onItem, post(item, { step: "open" }))).data).toMatchObject({
      opened: { matches: true },
    })
    expect((await answerOf(onItem, post(item, { step: "find" }))).status).toBe(422)
    expect((await answerOf(onItem, post(item, { step: "ask" }))).status).toBe(303)
    const letters = (await listMailed(house)).filter(({ kind }) => kind === "signature-question")
    const secret = String(letters[0]?.payload["secret"])
    const signer = at(db, null, { secret }, when)
    expect((await answerOf(question, visit(signer))).data).toMatchObject({
      question: { title: petition.title, answered: false },
    })
    expect((await answerOf(answer, post(signer, { answer: "yes" }))).status).toBe(303)
    const nobody = at(db, null, { secret: "nobody's" }, when)
    expect((await answerOf(question, visit(nobody))).status).toBe(404)
    for (const position of ["1", "2", "3", "4"]) {
      const place = at(db, auditor, { ...params, position }, when)
      const found = { step: "find", finding: "confirmed" }
      expect((await answerOf(onItem, post(place, found))).status).toBe(303)
    }
    expect((await answerOf(publish, post(here, {}))).status).toBe(303)
    expect((await answerOf(withdrawals, post(here, { step: "open" }))).data).toMatchObject({
      check: { references: [{ isGood: true }] },
    })
    expect((await answerOf(withdrawals, post(here, { step: "sign" }))).status).toBe(303)
    expect((await answerOf(withdrawals, post(here, { step: "sign" }))).status).toBe(409)
    expect((await answerOf(petitionPage, visit(at(db, null, params, when)))).data).toMatchObject({
      checks: { over: true, sample: { result: { checked: 4, bad: 0 } } },
    })
    const moderator = await make.makeAccount(db, { role: "moderator" })
    expect((await answerOf(auditPage, visit(at(db, moderator, params, when)))).status).toBe(403)
  })
})
