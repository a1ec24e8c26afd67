import { writeFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { receiptOf } from "#app/domain/receipt.server.ts"
import { openItem } from "#app/domain/signature-audit-deeds.server.ts"
import { openWithdrawals, signWithdrawals } from "#app/domain/withdrawal-audit.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { findHead, findNewestCheckpoint } from "#db/queries/log.server.ts"
import { listVerifierKeys } from "#db/queries/log-keys.server.ts"
import { findPublishedAudit } from "#db/queries/signature-audits.server.ts"
import { loader as receipts } from "#app/routes/receipts.tsx"
import { beginNewEpoch } from "#scripts/log/epoch.ts"
import { answerOf, visit } from "#tests/support/ask.ts"
import { makeAuditor, makeEnded } from "#tests/support/audit-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { publishAll } from "#tests/support/publish.ts"
import { crowdSigns } from "#tests/support/review-scene.ts"
import { makeScene, now } from "#tests/support/signing-scene.ts"

/** What `npm run log -- epoch --force` does on the house's own log. */
async function beginAnew(house: TestHouse): Promise<void> {
  const cite = path.join(emptyFolder(), "last")
  writeFileSync(cite, (await findNewestCheckpoint(house.db.read, 1))?.note ?? "")
  await beginNewEpoch(house, { cite, force: true })
}

async function verdictOf({ db }: TestHouse, receipt: string, only?: "newest" | "oldest") {
  const lines = await listVerifierKeys(db.read)
  const trusted = only === undefined ? lines : lines.slice(...(only === "newest" ? [0, 1] : [-1]))
  const vkeys = trusted.flatMap((line) => parseVerifierKey(nodeDigest, line) ?? [])
  const person = {
    ...{ family: "Canaryov", given: "Signer", patronymic: "" },
    identifier: "s0-0@uade.example",
  }
  const { verdict, said } = checkReceipt(nodeDigest, receipt, { vkeys, person })
  return `${verdict} in ${said.checkpoint?.origin ?? "no log"}`
}

describeOnBothEngines("a receipt, when the log is begun anew", (open) => {
  test("is found again, and both the old file and the new one are proved", async () => {
    const { house, petition } = await makeScene(await open())
    const [secret = ""] = await crowdSigns(house, petition, { many: 1 })
    const others = await crowdSigns(house, petition, { many: 4 })
    await publishAll(house)
    const old = (await receiptOf(house, secret)) ?? ""
    expect(await verdictOf(house, old)).toBe("counted-once-and-yours in uade.example/log")

    await beginAnew(house)
    const anew = (await receiptOf(house, secret)) ?? ""
    expect(await verdictOf(house, anew)).toBe("counted-once-and-yours in uade.example/log/2")
    expect(await verdictOf(house, old)).toBe("counted-once-and-yours in uade.example/log")
    // Each is proved by the key of its own log alone.
    expect(await verdictOf(house, old, "newest")).toMatch(/^not-signed-by-the-log/)
    expect(await verdictOf(house, anew, "oldest")).toMatch(/^not-signed-by-the-log/)
    for (const other of others) {
      expect(await verdictOf(house, (await receiptOf(house, other)) ?? "")).toMatch(
        /^not-yours in uade.example\/log\/2/,
      )
    }
  })

  test("of who signs afterwards is of the new log, before it is published and after", async () => {
    const { house, petition } = await makeScene(await open())
    await crowdSigns(house, petition, { many: 3 })
    await beginAnew(house)
    const [late = ""] = await crowdSigns(house, petition, { many: 1 })
    const early = (await receiptOf(house, late)) ?? ""
    expect(await verdictOf(house, early)).toMatch(/in uade.example\/log\/2$/)
    await publishLog(house, later(now, 2 * hour))
    const published = (await receiptOf(house, late)) ?? ""
    expect(await verdictOf(house, published)).toMatch(/in uade.example\/log\/2$/)
    const page = await answerOf(
      receipts,
      visit({ db: house.db, account: null, now, path: "/en/receipts" }),
    )
    expect((page.data as { vkeys: string[] }).vkeys).toEqual(await listVerifierKeys(house.db.read))
    expect((page.data as { vkeys: string[] }).vkeys).toHaveLength(2)
  })
})

describeOnBothEngines("a check by auditors, when the log is begun anew", (open) => {
  test("opens the leaves of the log that its sample was drawn from", async () => {
    const { house, petition } = await makeEnded(await open(), 6)
    await beginAnew(house)
    const auditor = await makeAuditor(house.db)
    for (const position of [1, 2, 3, 4, 5, 6]) {
      const opened = await openItem(house, { petition, position }, auditor, house.clock.now())
      expect(opened).toMatchObject({ ok: true, value: { matches: true } })
    }
  })

  test("of withdrawals is begun anew: nobody signs for a log that ended", async () => {
    const { house, petition } = await makeEnded(await open(), 6, 3)
    const at = house.clock.now()
    const [first, second] = [await makeAuditor(house.db), await makeAuditor(house.db)]
    await signWithdrawals(house, petition, first, at)
    const before = (await findHead(house.db.read))?.size ?? 0
    await beginAnew(house)
    const looked = await openWithdrawals(house, petition, second, at)
    expect(looked).toMatchObject({ ok: true, value: { epoch: 2, size: before + 1 } })
    if (looked.ok) expect(looked.value.references.every(({ isGood }) => isGood)).toBe(true)
    expect(await signWithdrawals(house, petition, second, at)).toEqual({
      ok: true,
      value: { published: false },
    })
    expect(await signWithdrawals(house, petition, second, at)).toMatchObject({
      refusal: { code: "other-organization-needed" },
    })
    expect(await signWithdrawals(house, petition, first, at)).toEqual({
      ok: true,
      value: { published: true },
    })
    expect(await findPublishedAudit(house.db.read, petition.id, "withdrawals")).toMatchObject({
      ...{ epoch: 2, treeSize: before + 1, population: 3 },
      result: { checked: 3, bad: 0 },
    })
  })
})
