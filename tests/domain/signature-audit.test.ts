import { createHash, randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import type { Approver } from "#app/domain/approval.ts"
import { appendLeaf } from "#app/domain/log.server.ts"
import { drawSamples } from "#app/domain/signature-audit.server.ts"
import {
  answerQuestion,
  askSigner,
  openItem,
  recordFinding,
} from "#app/domain/signature-audit-deeds.server.ts"
import { publishSample } from "#app/domain/signature-audit-result.server.ts"
import { openWithdrawals, signWithdrawals } from "#app/domain/withdrawal-audit.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { findPublishedAudit } from "#db/queries/signature-audits.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { end, makeAuditor, makeEnded, sampleOf, stored } from "#tests/support/audit-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approver } from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { crowdSigns, leavesOf } from "#tests/support/review-scene.ts"
import { makeScene } from "#tests/support/signing-scene.ts"

/** The root of a tree over leaves, by the recursion of RFC 6962 section 2.1. */
function rootOver(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (only && hashes.length === 1) return only
  const half = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1)
  return createHash("sha256")
    .update(Buffer.from([1]))
    .update(rootOver(hashes.slice(0, half)))
    .update(rootOver(hashes.slice(half)))
    .digest()
}

async function publicLeaves(house: TestHouse) {
  const rows = await house.db.read
    .selectFrom("log_leaf")
    .select(["leaf_index", "bytes"])
    .orderBy("leaf_index")
    .execute()
  return rows.map(({ leaf_index: index, bytes }) => ({
    index,
    hash: createHash("sha256")
      .update(Buffer.from([0]))
      .update(bytes)
      .digest(),
    leaf: JSON.parse(bytes.toString("utf8")) as { type: string; pid?: string },
  }))
}

async function findAll(
  house: TestHouse,
  petition: StoredPetition,
  auditor: Approver,
  finding: "confirmed" | "denied" | "unreachable",
  positions: readonly number[],
) {
  for (const position of positions) {
    const at = house.clock.now()
    await recordFinding(house, { petition, position }, finding, auditor, at)
  }
}

describeOnBothEngines("the sample of a petition's signatures", (open) => {
  test("is drawn once at the end, as anybody draws it again from the public log", async () => {
    const { house, petition } = await makeEnded(await open(), 14)
    await drawSamples(house, house.clock.now())
    const { audit, items } = await sampleOf(house, petition)
    const leaves = await publicLeaves(house)
    const closed = leaves.findIndex(({ leaf }) => leaf.type === "petition_closed")
    const root = rootOver(leaves.slice(0, closed + 1).map(({ hash }) => hash))
    expect(Buffer.from(audit.root)).toEqual(root)
    expect(audit).toMatchObject({ treeSize: closed + 1, population: 14 })
    const list = leaves
      .slice(0, closed + 1)
      .filter(({ leaf }) => leaf.type === "signature" && leaf.pid === petition.publicId)
    const chosen: number[] = []
    for (let counter = 0n; chosen.length < 14; counter += 1n) {
      const eight = Buffer.alloc(8)
      eight.writeBigUInt64BE(counter)
      const hash = createHash("sha256").update(root).update(eight).digest("hex")
      const index = list[Number(BigInt(`0x${hash}`) % 14n)]?.index ?? -1
      if (!chosen.includes(index)) chosen.push(index)
    }
    expect(items.map(({ leafIndex }) => leafIndex)).toEqual(chosen)
    expect(new Set(items.map(({ signatureId }) => signatureId)).size).toBe(14)
    expect(items.every(({ finding }) => finding === null)).toBe(true)
  })

  test("passes over what was withdrawn before the end", async () => {
    const { house, petition } = await makeEnded(await open(), 9, 4)
    const { audit, items } = await sampleOf(house, petition)
    expect(audit.population).toBe(9)
    expect(items).toHaveLength(5)
    const states = await house.db.read
      .selectFrom("signature")
      .select("state")
      .where(
        "id",
        "in",
        items.map(({ signatureId }) => signatureId ?? 0),
      )
      .execute()
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["counted"]))
  })

  test("opens to an accredited auditor alone, with each look in the trail", async () => {
    const { house, petition } = await makeEnded(await open(), 6)
    const { db } = house
    const at = house.clock.now()
    const place = { petition, position: 1 }
    const auditor = await makeAuditor(db)
    const looked = await openItem(house, place, auditor, at)
    expect(looked).toMatchObject({ ok: true, value: { name: "Canaryov Signer", matches: true } })
    expect(JSON.stringify(looked), "the address is not for auditors").not.toContain("@")
    const moderator = approver(await make.makeAccount(db, { role: "moderator" }))
    const loose = approver(await make.makeAccount(db, { role: "auditor" }))
    const barred = { ...(await makeAuditor(db)), barredSince: at }
    const deputy = await db.read
      .selectFrom("membership")
      .select("person_id")
      .where("id", "=", petition.membershipId)
      .executeTakeFirstOrThrow()
    const bound = { ...(await makeAuditor(db)), personId: deputy.person_id }
    for (const [who, code] of [
      [moderator, "not-yours"],
      [barred, "not-yours"],
      [loose, "no-organization"],
      [bound, "party-to-it"],
    ] as const) {
      expect(await openItem(house, place, who, at)).toMatchObject({ refusal: { code } })
    }
    const trail = await listAuditEntries(db.read, { deed: "signature.audit" }, { most: 9 })
    expect(trail.map(({ outcome, details }) => [outcome, details?.["step"]])).toEqual([
      ...Array<string[]>(4).fill(["refused", "opened"]),
      ["done", "opened"],
    ])
    expect(JSON.stringify(trail)).not.toMatch(/canaryov/i)
  })

  test("is closed to an organisation whose verdict is a ground of the petition", async () => {
    const { house, petition } = await makeEnded(await open(), 5)
    const { db } = house
    const { organization_id: organization } = await make.makeAccreditation(db, { kind: "auditor" })
    const coder = await make.makeAccount(db, { role: "watchdog", organization_id: organization })
    const verdict = await make.makeVerdict(db)
    const coding = await make.makeCoding(db, {
      pledge_id: verdict.pledge_id,
      code_book_id: verdict.code_book_id,
      account_id: coder.id,
      organization_id: organization,
    })
    await db.writer
      .insertInto("verdict_coding")
      .values({ verdict_id: verdict.id, coding_id: coding.id })
      .execute()
    await make.makeGround(db, {
      petition_id: petition.id,
      pledge_id: verdict.pledge_id,
      verdict_id: verdict.id,
    })
    const own = await makeAuditor(db, organization)
    const place = { petition, position: 1 }
    expect(await openItem(house, place, own, house.clock.now())).toMatchObject({
      refusal: { code: "party-to-it" },
    })
  })

  test("asks a signer by a letter of the house, whose answer comes by its link, once", async () => {
    const { house, petition } = await makeEnded(await open(), 5)
    const auditor = await makeAuditor(house.db)
    const place = { petition, position: 2 }
    const at = house.clock.now()
    expect(await askSigner(house, place, auditor, at)).toEqual({ ok: true, value: undefined })
    expect(await askSigner(house, place, auditor, at)).toMatchObject({
      refusal: { code: "asked-already" },
    })
    const letters = (await listMailed(house)).filter(({ kind }) => kind === "signature-question")
    expect(letters).toHaveLength(1)
    const secret = String(letters[0]?.payload["secret"])
    expect(await answerQuestion(house, secret, "no", at)).toMatchObject({ ok: true })
    expect(await answerQuestion(house, secret, "yes", at)).toMatchObject({
      refusal: { code: "answered-already" },
    })
    expect(await answerQuestion(house, "no such secret", "yes", at)).toMatchObject({
      refusal: { code: "no-such-audit" },
    })
    const { items } = await sampleOf(house, petition)
    expect(items[1]).toMatchObject({ askedAt: at, answer: "no", finding: null })
  })

  test("is published once all have a finding: a leaf with its auditor's key, and never changed", async () => {
    const { house, row, petition } = await makeEnded(await open(), 6)
    const auditor = await makeAuditor(house.db)
    const at = house.clock.now()
    await findAll(house, petition, auditor, "confirmed", [1, 2, 3])
    await findAll(house, petition, auditor, "denied", [4])
    expect(await publishSample(house, petition, auditor, at)).toMatchObject({
      refusal: { code: "not-all-found" },
    })
    await findAll(house, petition, auditor, "unreachable", [5, 6])
    expect(await publishSample(house, petition, auditor, at)).toEqual({
      ok: true,
      value: { checked: 4, bad: 1, unreachable: 2 },
    })
    const leaf = (await leavesOf(house, row)).at(-1)
    expect(leaf).toMatchObject({ type: "audited", kind: "sample", checked: 4, bad: 1 })
    expect(leaf && "auditors" in leaf ? leaf.auditors : []).toHaveLength(1)
    const late = await recordFinding(house, { petition, position: 4 }, "confirmed", auditor, at)
    expect(late).toMatchObject({ refusal: { code: "audit-published" } })
    expect(await findPublishedAudit(house.db.read, petition.id, "sample")).toMatchObject({
      result: { checked: 4, bad: 1, unreachable: 2 },
    })
  })

  test("finds signatures that were appended behind the program's back", async () => {
    const { house, petition: row } = await makeScene(await open(), { closes_on: "2026-04-02" })
    await crowdSigns(house, row, { many: 8 })
    const petition = await stored(house, row)
    await commit(house.db, (trx) => {
      for (let n = 0; n < 4; n += 1) {
        const c = randomBytes(32).toString("base64")
        appendLeaf(
          trx,
          { type: "signature", pid: petition.publicId, c },
          { petitionId: petition.id },
        )
      }
      return Promise.resolve(accept(undefined))
    })
    await end(house)
    const { audit, items } = await sampleOf(house, petition)
    expect(audit.population).toBe(12)
    expect(items.filter(({ finding }) => finding === "not-openable")).toHaveLength(4)
    const opened = await openItem(
      house,
      { petition, position: items.findIndex(({ finding }) => finding !== null) + 1 },
      await makeAuditor(house.db),
      house.clock.now(),
    )
    expect(opened).toMatchObject({ refusal: { code: "not-openable" } })
  })
})

describeOnBothEngines("the withdrawals of a petition", (open) => {
  test("are signed for by two auditors of different organisations, as one leaf", async () => {
    const { house, row, petition } = await makeEnded(await open(), 7, 3)
    const { db } = house
    const at = house.clock.now()
    const first = await makeAuditor(db)
    const colleague = await makeAuditor(db, first.organizationId ?? 0)
    const second = await makeAuditor(db)
    const check = await openWithdrawals(house, petition, first, at)
    expect(check.ok && check.value.references).toHaveLength(3)
    expect(check.ok && check.value.references.every(({ isGood }) => isGood)).toBe(true)
    expect(await signWithdrawals(house, petition, first, at)).toEqual({
      ok: true,
      value: { published: false },
    })
    for (const same of [first, colleague]) {
      expect(await signWithdrawals(house, petition, same, at)).toMatchObject({
        refusal: { code: "other-organization-needed" },
      })
    }
    const stranger = approver(await make.makeAccount(db, { role: "watchdog" }))
    expect(await signWithdrawals(house, petition, stranger, at)).toMatchObject({
      refusal: { code: "not-yours" },
    })
    expect(await findPublishedAudit(db.read, petition.id, "withdrawals")).toBeUndefined()
    expect(await signWithdrawals(house, petition, second, at)).toEqual({
      ok: true,
      value: { published: true },
    })
    const audited = (await leavesOf(house, row)).filter(({ type }) => type === "audited")
    expect(audited).toMatchObject([{ kind: "withdrawals", checked: 3, bad: 0 }])
    const [leaf] = audited
    expect(new Set(leaf && "auditors" in leaf ? leaf.auditors : []).size).toBe(2)
    expect(await findPublishedAudit(db.read, petition.id, "withdrawals")).toMatchObject({
      first: { accountId: first.id },
      second: { accountId: second.id },
      result: { checked: 3, bad: 0 },
    })
  })

  test("show an invented one, and two of one signature", async () => {
    const { house, petition } = await makeEnded(await open(), 6, 2)
    const { db } = house
    await commit(db, (trx) => {
      const c = randomBytes(32).toString("base64")
      appendLeaf(trx, { type: "withdrawn", pid: petition.publicId, c }, { petitionId: petition.id })
      return Promise.resolve(accept(undefined))
    })
    const again = await db.read
      .selectFrom("log_leaf")
      .select("bytes")
      .where("type", "=", "withdrawn")
      .executeTakeFirstOrThrow()
    const { c } = JSON.parse(again.bytes.toString("utf8")) as { c: string }
    await commit(db, (trx) => {
      appendLeaf(trx, { type: "withdrawn", pid: petition.publicId, c }, { petitionId: petition.id })
      return Promise.resolve(accept(undefined))
    })
    const first = await makeAuditor(db)
    const check = await openWithdrawals(house, petition, first, house.clock.now())
    const good = check.ok ? check.value.references.map(({ isGood }) => isGood) : []
    expect(good).toEqual([true, true, false, false])
    await signWithdrawals(house, petition, first, house.clock.now())
    await signWithdrawals(house, petition, await makeAuditor(db), house.clock.now())
    expect(await findPublishedAudit(db.read, petition.id, "withdrawals")).toMatchObject({
      result: { checked: 4, bad: 2 },
    })
  })

  test("are nothing to sign for where nobody withdrew", async () => {
    const { house, petition } = await makeEnded(await open(), 5)
    const auditor = await makeAuditor(house.db)
    expect(await signWithdrawals(house, petition, auditor, house.clock.now())).toMatchObject({
      refusal: { code: "no-withdrawals" },
    })
  })
})
