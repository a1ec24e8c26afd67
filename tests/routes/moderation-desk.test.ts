import { expect, test } from "vitest"
import { action as decideApproval } from "#app/routes/approvals.$approvalId._index.tsx"
import { action as appeal, loader as appealPage } from "#app/routes/appeals.$matter.$matterId.tsx"
import { action as appealByLetter } from "#app/routes/appeals.by-letter.$secret.tsx"
import { loader as desk } from "#app/routes/moderation._index.tsx"
import { action as decide } from "#app/routes/moderation.appeals.$appealId.tsx"
import { action as check } from "#app/routes/moderation.petitions.$petitionId.tsx"
import { action as hold } from "#app/routes/moderation.holds.$kind.$item.tsx"
import {
  action as dismiss,
  loader as reportPage,
} from "#app/routes/moderation.reports.$reportId.tsx"
import {
  action as propose,
  loader as textPage,
} from "#app/routes/moderation.texts.$kind.$textId._index.tsx"
import { action as look } from "#app/routes/moderation.texts.$kind.$textId.look.ts"
import { loader as petitionPage } from "#app/routes/petitions.$petitionId._index.tsx"
import { loader as petitions } from "#app/routes/petitions._index.tsx"
import { loader as removalPage } from "#app/routes/removals.$removalId.tsx"
import { loader as ledger } from "#app/routes/removals._index.tsx"
import { action as report, loader as reportForm } from "#app/routes/report._index.tsx"
import { sha256 } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { findReportBySecret } from "#db/queries/reports.server.ts"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { makeModerators, now } from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"

type Account = Row<"account"> | null

const complaint = { reason: "personal-data", words: "Her telephone number stands in it." }

/** A visit to the page that a subject is reported on. */
function about(db: Db, account: Account, subject: string, id: string) {
  return { db, account, now, path: `/en/report?subject=${subject}&id=${id}` }
}

function at(db: Db, account: Account, params: Record<string, string>, when = now) {
  return { db, account, now: when, path: "/en/x", params: { lang: "en", ...params } }
}

async function reportIds(db: Db): Promise<string[]> {
  const rows = await db.read.selectFrom("report").select("public_id").orderBy("id").execute()
  return rows.map((row) => row.public_id)
}

async function onlyId(db: Db, table: "approval" | "appeal" | "removal"): Promise<string> {
  const rows = await db.read.selectFrom(table).select("public_id").orderBy("id", "desc").execute()
  return rows[0]?.public_id ?? ""
}

const hiding = { deed: "hide", rule: "personal-data", reason: "A telephone number.", version: "0" }

describeOnBothEngines("a report", (open) => {
  test("is taken from anybody, and the answer is the same each time", async () => {
    const db = await open()
    const pledge = await make.makePledge(db)
    const here = about(db, null, "pledge", pledge.public_id)
    expect((await answerOf(reportForm, visit(here))).data).toMatchObject({
      text: { kind: "pledge", words: pledge.text },
    })
    const first = await answerOf(report, post(here, complaint))
    expect(first).toMatchObject({ status: 303, location: "/en/report/sent" })
    const again = { ...complaint, email: "reader@example.org" }
    expect(await answerOf(report, post(here, again))).toEqual(first)
    const account = await make.makeAccount(db)
    const signedIn = about(db, account, "pledge", pledge.public_id)
    expect(await answerOf(report, post(signedIn, complaint))).toEqual(first)
    expect(await reportIds(db)).toHaveLength(3)
  })

  test("keeps its address sealed", async () => {
    const db = await open()
    const pledge = await make.makePledge(db)
    const sent = { ...complaint, email: "reader@example.org" }
    await answerOf(report, post(about(db, null, "pledge", pledge.public_id), sent))
    const row = await db.read.selectFrom("report").selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain("reader@example.org")
    expect(row.email_sealed?.toString("latin1")).not.toContain("reader")
  })

  test.each([
    ["reason", { ...complaint, reason: "spite" }, "form.not-a-choice"],
    ["words", { ...complaint, words: "Short" }, "form.too-short"],
    ["words", { ...complaint, words: "x".repeat(1001) }, "form.too-long"],
    ["email", { ...complaint, email: "nowhere" }, "form.not-an-email"],
  ])("names the field %s when %o", async (field, fields, code) => {
    const db = await open()
    const pledge = await make.makePledge(db)
    const got = await answerOf(report, post(about(db, null, "pledge", pledge.public_id), fields))
    expect(got).toMatchObject({ status: 422, data: { errors: { [field]: { code } } } })
    expect(await reportIds(db)).toEqual([])
  })

  test("is of a text that is published: not of a draft, of a coding nobody reads, of nothing", async () => {
    const db = await open()
    const draft = await make.makePetition(db, { state: "draft" })
    const gone = await make.makePetition(db, { state: "removed" })
    const coding = await make.makeCoding(db)
    for (const [subject, id, status] of [
      ["petition", draft.public_id, 404],
      ["petition", gone.public_id, 410],
      ["coding", coding.public_id, 404],
      ["account", "k3v9x2m4q8ab7tpz", 404],
      ["pledge", "nothing", 404],
    ] as const) {
      const got = await answerOf(report, post(about(db, null, subject, id), complaint))
      expect(got.status).toBe(status)
    }
  })
})

describeOnBothEngines("the desk", (open) => {
  test("lists what waits by its deadline, one item for reports that say the same", async () => {
    const db = await open()
    const [moderator] = await makeModerators(db)
    const recorder = await make.makeAccount(db, { role: "watchdog" })
    const pledge = await make.makePledge(db, { account_id: recorder.id, recorded_at: now })
    const here = about(db, null, "pledge", pledge.public_id)
    await answerOf(report, post(here, complaint))
    await answerOf(report, post(here, complaint))
    await answerOf(report, post(here, { ...complaint, reason: "insult" }))
    const petition = await make.makePetition(db, { state: "legal-check", created_at: now })
    expect((await answerOf(desk, visit(at(db, moderator, {})))).data).toMatchObject({
      total: 4,
      counts: { report: 2, petition: 1, promise: 1, appeal: 0 },
      queue: [
        { kind: "report", count: 2, dueOn: "2026-11-25", late: "in-time" },
        { kind: "petition", title: petition.title, dueOn: "2026-12-01" },
        { kind: "report", count: 1, dueOn: "2026-12-01" },
        { kind: "promise", title: pledge.text, dueOn: "2026-12-08" },
      ],
    })
    const later = "2026-12-02T06:00:00.000Z"
    const appeals = { ...at(db, moderator, {}, later), path: "/en/moderation?kind=petition" }
    expect((await answerOf(desk, visit(appeals))).data).toMatchObject({
      kind: "petition",
      total: 4,
      queue: [{ kind: "petition", late: "overdue" }],
    })
  })

  test("tells readers when checks are late, on the list and on the petition's own page", async () => {
    const db = await open()
    const petition = await make.makePetition(db, {
      ...{ state: "legal-check", created_at: "2026-11-10T06:00:00.000Z" },
      ...{ opened_at: null, closes_on: null, rule_set: "kz-2026" },
    })
    const inTime = at(db, null, { petitionId: petition.public_id }, "2026-11-17T06:00:00.000Z")
    expect((await answerOf(petitions, visit(inTime))).data).toMatchObject({ delay: null })
    expect((await answerOf(petitionPage, visit(inTime))).data).toMatchObject({ delay: null })
    const late = at(db, null, { petitionId: petition.public_id }, "2026-11-18T06:00:00.000Z")
    expect((await answerOf(petitions, visit(late))).data).toMatchObject({
      delay: { late: 1, oldest: "2026-11-10T06:00:00.000Z" },
    })
    expect((await answerOf(petitionPage, visit(late))).data).toMatchObject({ delay: "2026-11-17" })
  })

  test("lets a new promise go once somebody has looked at it", async () => {
    const db = await open()
    const [moderator] = await makeModerators(db)
    const recorder = await make.makeAccount(db, { role: "watchdog" })
    const pledge = await make.makePledge(db, { account_id: recorder.id })
    const here = at(db, moderator, { kind: "pledge", textId: pledge.public_id })
    expect((await answerOf(textPage, visit(here))).data).toMatchObject({ isNew: true })
    expect((await answerOf(look, post(here, {}))).status).toBe(303)
    expect((await answerOf(textPage, visit(here))).data).toMatchObject({ isNew: false })
    expect((await answerOf(desk, visit(at(db, moderator, {})))).data).toMatchObject({ queue: [] })
  })

  test("shows who holds an item, refuses the other, and lets them take it over with a note", async () => {
    const db = await open()
    const [first, second] = await makeModerators(db)
    const pledge = await make.makePledge(db)
    await answerOf(report, post(about(db, null, "pledge", pledge.public_id), complaint))
    const [reportId = ""] = await reportIds(db)
    const key = { kind: "report", item: reportId }
    expect(await answerOf(hold, post(at(db, first, key), {}))).toMatchObject({
      status: 303,
      location: `/en/moderation/reports/${reportId}`,
    })
    expect((await answerOf(desk, visit(at(db, second, {})))).data).toMatchObject({
      queue: [{ holder: "First Moderator" }],
    })
    const theirs = at(db, second, { reportId })
    expect((await answerOf(reportPage, visit(theirs))).data).toMatchObject({
      item: { version: 0, hold: { isOwn: false, name: "First Moderator", since: now } },
    })
    const settling = { reason: "no-breach", version: "0" }
    expect(await answerOf(dismiss, post(theirs, settling))).toMatchObject({
      status: 409,
      data: { refusal: { code: "held-by-another" } },
    })
    expect(await answerOf(hold, post(at(db, second, key), {}))).toMatchObject({
      status: 409,
      data: { refusal: { code: "held-by-another" } },
    })
    const note = { note: "She has gone home" }
    expect((await answerOf(hold, post(at(db, second, key), note))).status).toBe(303)
    expect((await answerOf(reportPage, visit(at(db, first, { reportId })))).data).toMatchObject({
      item: { hold: { isOwn: false, name: "Second Moderator" }, note: note.note },
    })
    expect((await answerOf(dismiss, post(theirs, settling))).status).toBe(303)
  })

  test("lets nobody decide a petition that another holds, and lets two decisions land once", async () => {
    const db = await open()
    const beside = openDb(db.url)
    const [first, second] = await makeModerators(db)
    const petition = await make.makePetition(db, {
      ...{ state: "legal-check", opened_at: null, closes_on: null },
    })
    const id = petition.public_id
    await answerOf(hold, post(at(db, first, { kind: "petition", item: id }), {}))
    const rejecting = { decision: "reject", code: "insult", details: "Line 2", version: "0" }
    const theirs = at(db, second, { petitionId: id })
    expect(await answerOf(check, post(theirs, rejecting))).toMatchObject({
      status: 409,
      data: { refusal: { code: "held-by-another" } },
    })
    const later = "2026-11-24T06:31:00.000Z"
    const answers = await Promise.all([
      answerOf(check, post(at(db, first, { petitionId: id }, later), rejecting)),
      answerOf(check, post(at(beside, second, { petitionId: id }, later), rejecting)),
    ])
    await beside.close()
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const steps = await db.read
      .selectFrom("petition_transition")
      .selectAll()
      .where("to_state", "=", "rejected")
      .execute()
    expect(steps).toHaveLength(1)
  })

  test("settles a report once, whichever of two moderators is first", async () => {
    const db = await open()
    const beside = openDb(db.url)
    const [first, second] = await makeModerators(db)
    const pledge = await make.makePledge(db)
    const mailed = { ...complaint, email: "reader@example.org" }
    await answerOf(report, post(about(db, null, "pledge", pledge.public_id), mailed))
    const [reportId = ""] = await reportIds(db)
    const settling = { reason: "no-breach", version: "0" }
    const answers = await Promise.all([
      answerOf(dismiss, post(at(db, first, { reportId }), settling)),
      answerOf(dismiss, post(at(beside, second, { reportId }), settling)),
    ])
    await beside.close()
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const letters = (await listMailed(makeHouse(db))).filter(
      ({ kind }) => kind === "report-settled",
    )
    expect(letters).toHaveLength(1)
  })
})

describeOnBothEngines("a moderator who is a party", (open) => {
  test("is refused by the page itself, as proposer and as second, and the trail has the attempts", async () => {
    const db = await open()
    const [moderator] = await makeModerators(db)
    const author = await make.makeAccount(db, { role: "moderator" })
    const petition = await make.makePetition(db, { proponent_id: author.id })
    const text = { kind: "petition", textId: petition.public_id }
    expect(await answerOf(propose, post(at(db, author, text), hiding))).toMatchObject({
      status: 409,
      data: { refusal: { code: "party-to-it" } },
    })
    expect((await answerOf(propose, post(at(db, moderator, text), hiding))).status).toBe(303)
    const approvalId = await onlyId(db, "approval")
    const yes = { decision: "approved" }
    expect(await answerOf(decideApproval, post(at(db, author, { approvalId }), yes))).toMatchObject(
      {
        status: 409,
        data: { refusal: { code: "party-to-it" } },
      },
    )
    const trail = await listAuditEntries(db.read, { accountId: author.id }, { most: 10 })
    expect(trail).toMatchObject([
      { deed: "content.remove", outcome: "refused", code: "party-to-it" },
      { deed: "content.remove", outcome: "refused", code: "party-to-it" },
    ])
    expect(trail.map(({ subject }) => subject)).toEqual([petition.public_id, petition.public_id])
  })

  test.each([
    ["reported it", (account: Row<"account">) => account, null],
    ["works for its organisation", () => null, "organization"],
    ["speaks for the deputy", () => null, "person"],
  ] as const)("who %s settles no report of it", async (_, reporter, bond) => {
    const db = await open()
    const organization = await make.makeOrganization(db)
    const recorder = await make.makeAccount(db, {
      ...{ role: "watchdog", organization_id: organization.id },
    })
    const pledge = await make.makePledge(db, { account_id: recorder.id })
    const moderator = await make.makeAccount(db, {
      role: "moderator",
      organization_id: bond === "organization" ? organization.id : null,
      person_id: bond === "person" ? pledge.person_id : null,
    })
    const here = about(db, reporter(moderator), "pledge", pledge.public_id)
    await answerOf(report, post(here, complaint))
    const [reportId = ""] = await reportIds(db)
    const settling = { reason: "no-breach", version: "0" }
    expect(await answerOf(dismiss, post(at(db, moderator, { reportId }), settling))).toMatchObject({
      status: 409,
      data: { refusal: { code: "party-to-it" } },
    })
    const trail = await listAuditEntries(db.read, { accountId: moderator.id }, { most: 10 })
    expect(trail).toMatchObject([
      { deed: "report.settle", subject: reportId, outcome: "refused", code: "party-to-it" },
    ])
  })
})

describeOnBothEngines("hiding and removing", (open) => {
  test("goes from a report by two moderators to a stub, a ledger entry and a letter", async () => {
    const db = await open()
    const [first, second] = await makeModerators(db)
    const claim = await make.makeClaim(db)
    const mailed = { ...complaint, email: "reader@example.org" }
    await answerOf(report, post(about(db, null, "claim", claim.public_id), mailed))
    const text = { kind: "claim", textId: claim.public_id }
    await answerOf(propose, post(at(db, first, text), hiding))
    const approvalId = await onlyId(db, "approval")
    const yes = { decision: "approved" }
    expect((await answerOf(decideApproval, post(at(db, second, { approvalId }), yes))).status).toBe(
      303,
    )
    expect((await answerOf(textPage, visit(at(db, first, text)))).data).toMatchObject({
      text: { standing: "hidden", words: [claim.text] },
      deeds: ["remove", "reinstate"],
      reports: [{ outcome: "upheld" }],
    })
    expect((await answerOf(ledger, visit(at(db, null, {})))).data).toMatchObject({
      counts: [{ class: "personal-data", measure: "hidden", count: 1 }],
      removals: [{ subjectKind: "claim", roles: "moderator+moderator" }],
    })
    const letters = await listMailed(makeHouse(db))
    expect(letters).toContainEqual({
      kind: "report-settled",
      payload: expect.objectContaining({
        email: "reader@example.org",
        outcome: "upheld",
        reason: "personal-data",
      }) as unknown,
    })
    expect((await answerOf(desk, visit(at(db, first, {})))).data).toMatchObject({
      queue: [{ kind: "hidden", dueOn: "2026-12-01" }],
    })
  })

  test("a removed petition answers 410 with the rule, and comes back when an appeal is upheld", async () => {
    const db = await open()
    const [first, second] = await makeModerators(db)
    const third = await make.makeAccount(db, { role: "moderator" })
    const author = await make.makeAccount(db)
    const petition = await make.makePetition(db, {
      ...{
        proponent_id: author.id,
        closes_on: "2026-12-24",
        opened_at: "2026-11-20T06:00:00.000Z",
      },
    })
    const page = { petitionId: petition.public_id }
    const text = { kind: "petition", textId: petition.public_id }
    await answerOf(
      propose,
      post(at(db, first, text), { ...hiding, deed: "remove", rule: "court-order" }),
    )
    const approvalId = await onlyId(db, "approval")
    await answerOf(decideApproval, post(at(db, second, { approvalId }), { decision: "approved" }))
    expect(await answerOf(petitionPage, visit(at(db, null, page)))).toMatchObject({
      status: 410,
      data: { code: "court-order" },
    })

    const matter = { matter: "removal", matterId: await onlyId(db, "removal") }
    const stranger = await make.makeAccount(db)
    expect((await answerOf(appealPage, visit(at(db, stranger, matter)))).data).toMatchObject({
      refusal: { code: "not-concerned" },
    })
    const words = { words: "The order of the court is about another petition." }
    expect(await answerOf(appeal, post(at(db, author, matter), words))).toMatchObject({
      status: 303,
      location: "/en/appeals/sent",
    })
    expect(await answerOf(appeal, post(at(db, author, matter), words))).toMatchObject({
      status: 409,
      data: { refusal: { code: "appealed-already" } },
    })
    const appealId = await onlyId(db, "appeal")
    const upheld = { outcome: "upheld", reason: "The order names another petition.", version: "0" }
    for (const involved of [first, second]) {
      expect(await answerOf(decide, post(at(db, involved, { appealId }), upheld))).toMatchObject({
        status: 409,
        data: { refusal: { code: "took-part" } },
      })
    }
    const later = "2026-11-27T06:00:00.000Z"
    expect((await answerOf(decide, post(at(db, third, { appealId }, later), upheld))).status).toBe(
      303,
    )
    expect((await answerOf(petitionPage, visit(at(db, null, page, later)))).data).toMatchObject({
      petition: { state: "open", closesOn: "2026-12-27" },
      refusal: null,
    })
    const removalId = matter.matterId
    expect(
      (await answerOf(removalPage, visit(at(db, null, { removalId }, later)))).data,
    ).toMatchObject({
      appeals: [{ role: "author", outcome: "upheld", reason: "The order names another petition." }],
    })
    const letters = await listMailed(makeHouse(db))
    expect(letters.filter(({ kind }) => kind === "appeal-decided")).toMatchObject([
      { payload: { accountId: author.id, outcome: "upheld" } },
    ])
  })

  test("an upheld appeal shows a hidden text again", async () => {
    const db = await open()
    const [first, second] = await makeModerators(db)
    const third = await make.makeAccount(db, { role: "moderator" })
    const evidence = await make.makeEvidence(db, {
      account_id: (await make.makeAccount(db, { role: "watchdog" })).id,
    })
    const author = await db.read
      .selectFrom("account")
      .selectAll()
      .where("id", "=", evidence.account_id ?? 0)
      .executeTakeFirstOrThrow()
    const text = { kind: "evidence", textId: evidence.public_id }
    await answerOf(propose, post(at(db, first, text), hiding))
    const approvalId = await onlyId(db, "approval")
    await answerOf(decideApproval, post(at(db, second, { approvalId }), { decision: "approved" }))
    const matter = { matter: "removal", matterId: await onlyId(db, "removal") }
    const words = { words: "The number is that of the deputy's office." }
    await answerOf(appeal, post(at(db, author, matter), words))
    const appealId = await onlyId(db, "appeal")
    const upheld = { outcome: "upheld", reason: "It is the number of an office.", version: "0" }
    expect((await answerOf(decide, post(at(db, third, { appealId }), upheld))).status).toBe(303)
    const row = await db.read.selectFrom("evidence").selectAll().executeTakeFirstOrThrow()
    expect(row.note).toBe(evidence.note)
  })

  test("a dismissed report is appealed once by the letter alone, and returns to the queue", async () => {
    const db = await open()
    const [first, second] = await makeModerators(db)
    const pledge = await make.makePledge(db)
    const mailed = { ...complaint, email: "reader@example.org" }
    await answerOf(report, post(about(db, null, "pledge", pledge.public_id), mailed))
    const [reportId = ""] = await reportIds(db)
    const settling = { reason: "no-breach", version: "0" }
    await answerOf(dismiss, post(at(db, first, { reportId }), settling))
    const [letter] = await listMailed(makeHouse(db))
    expect(letter).toMatchObject({
      kind: "report-settled",
      payload: { outcome: "dismissed", reason: "no-breach" },
    })
    const secret = String(letter?.payload["secret"])
    const words = { words: "The number is hers and not the office's." }
    expect(
      (await answerOf(appealByLetter, post(at(db, null, { secret: "x" }), words))).status,
    ).toBe(404)
    const byLetter = at(db, null, { secret })
    expect((await answerOf(appealByLetter, post(byLetter, words))).status).toBe(303)
    expect(await answerOf(appealByLetter, post(byLetter, words))).toMatchObject({ status: 409 })
    const appealId = await onlyId(db, "appeal")
    const upheld = { outcome: "upheld", reason: "It has to be looked at again.", version: "0" }
    expect((await answerOf(decide, post(at(db, second, { appealId }), upheld))).status).toBe(303)
    const reopened = await findReportBySecret(db.read, sha256(secret))
    expect(reopened).toMatchObject({ settledAt: null, outcome: null })
    const letters = await listMailed(makeHouse(db))
    expect(letters.at(-1)).toMatchObject({
      kind: "appeal-decided-by-letter",
      payload: { email: "reader@example.org", outcome: "upheld" },
    })
  })
})
