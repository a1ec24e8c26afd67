import { describe, expect, test } from "vitest"
import { commitmentOf, referenceCommitment } from "#app/domain/commitment.ts"
import { appendLeaf } from "#app/domain/log.server.ts"
import { isLeafOf, parseReceiptExtra } from "#app/domain/receipt.ts"
import { receiptOf } from "#app/domain/receipt.server.ts"
import { openReference } from "#app/domain/signature-opening.server.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { fromBase64, fromUtf8, toBase64, utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf, verifyInclusion } from "#app/log/merkle.ts"
import { parseTlogProof } from "#app/log/tlog-proof.ts"
import { parseNote } from "#app/log/signed-note.ts"
import { commit } from "#db/commit.server.ts"
import { listReferences } from "#db/queries/commitment-openings.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeIin } from "#tests/support/iin.ts"
import { makePending, makeScene, now, secrets, sign, signer } from "#tests/support/signing-scene.ts"

const iin = makeIin(7)

async function leavesIn({ db }: TestHouse) {
  const rows = await db.read.selectFrom("log_leaf").selectAll().orderBy("leaf_index").execute()
  return rows.map((row) => JSON.parse(row.bytes.toString("utf8")) as Record<string, unknown>)
}

async function typesIn(house: TestHouse): Promise<unknown[]> {
  return (await leavesIn(house)).map(({ type }) => type)
}

const who = { family: "canaryov", given: "SIGNER", patronymic: null }

describeOnBothEngines("the leaf of a signature", (open) => {
  test("is one, however often and by however many the link is followed", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    expect(await typesIn(house)).toEqual([])
    await Promise.all([1, 2, 3].map(() => confirmSignature(house, secret, now)))
    await confirmSignature(house, secret, now)
    expect(await leavesIn(house)).toEqual([
      { v: 1, type: "signature", pid: petition.public_id, c: expect.any(String) as string },
    ])
  })

  test("is followed by another one for who withdrew and signed again", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret } = await sign(house, petition)
    await withdrawSignature(house, secret, now)
    await withdrawSignature(house, secret, now)
    await sign(house, petition)
    expect(await typesIn(house)).toEqual(["signature", "withdrawn", "signature"])
    const commitments = (await leavesIn(house)).map(({ c }) => c)
    expect(new Set(commitments).size).toBe(3)
  })

  test("is not appended for a request that is taken back before it was confirmed", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    await withdrawSignature(house, secret, now)
    expect(await typesIn(house)).toEqual([])
  })

  test("stands for each of many that are confirmed at once", async () => {
    const { house, petition } = await makeScene(await open())
    const all = await makePending(house, petition, 40)
    await Promise.all([...all, ...all].map((secret) => confirmSignature(house, secret, now)))
    const leaves = await house.db.read.selectFrom("log_leaf").select("signature_id").execute()
    expect(leaves).toHaveLength(40)
    expect(new Set(leaves.map(({ signature_id }) => signature_id)).size).toBe(40)
  })

  test("goes with the job that throws after it", async () => {
    const { house, petition } = await makeScene(await open())
    const leaf = { type: "signature", pid: petition.public_id, c: "x" } as const
    const failing = commit(house.db, (trx): Promise<Outcome<undefined>> => {
      appendLeaf(trx, leaf, { petitionId: petition.id })
      return Promise.reject(new Error("after the leaf"))
    })
    const beside = sign(house, petition)
    await expect(failing).rejects.toThrow("after the leaf")
    await beside
    expect((await leavesIn(house)).map(({ c }) => c)).not.toContain("x")
    expect(await typesIn(house)).toEqual(["signature"])
  })

  test("says of a withdrawal nothing that a receipt tells, and the house can open it", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret } = await sign(house, petition)
    const receipt = parseTlogProof((await receiptOf(house, secret)) ?? "")
    const extra = receipt?.extra && parseReceiptExtra(receipt.extra)
    await withdrawSignature(house, secret, now)
    const [signed, withdrawn] = await leavesIn(house)
    const rows = await house.db.read.selectFrom("log_leaf").selectAll().execute()
    expect(rows.map(({ signature_id }) => signature_id === null)).toEqual([false, true])
    const ref = hashLeaf(nodeDigest, extra?.leaf ?? new Uint8Array())
    const guessed = referenceCommitment(nodeDigest, extra?.nonce ?? new Uint8Array(), ref)
    expect(withdrawn?.["c"]).not.toBe(toBase64(guessed))

    const [kept] = await listReferences(house.db.read, petition.id, "withdrawn")
    const opening = openReference(
      house.keys,
      petition.public_id,
      kept?.openingSealed ?? Buffer.of(),
    )
    expect(toBase64(opening.ref)).toBe(toBase64(ref))
    const c = toBase64(referenceCommitment(nodeDigest, opening.nonce, opening.ref))
    expect(withdrawn?.["c"]).toBe(c)
    expect(signed?.["type"]).toBe("signature")
  })

  test("cannot be opened any more once the signature was taken back", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret } = await sign(house, petition)
    await withdrawSignature(house, secret, now)
    const row = await house.db.read.selectFrom("signature").selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ key_sealed: null, statement_sealed: null, opening_sealed: null })
    expect(await receiptOf(house, secret)).toBeUndefined()
  })
})

describeOnBothEngines("a receipt", (open) => {
  test("proves that the leaf is in the tree that the log signed, and whose it is", async () => {
    const { house, petition } = await makeScene(await open())
    await sign(house, petition, "first@uade.example")
    const { secret } = await sign(house, petition, "S.Igner+x@gmail.com")
    await sign(house, petition, "third@uade.example")
    const text = (await receiptOf(house, secret)) ?? ""
    const receipt = parseTlogProof(text)
    const extra = receipt?.extra && parseReceiptExtra(receipt.extra)
    const note = parseNote(receipt?.checkpoint ?? "")
    const tree = note && parseCheckpoint(note.text)
    if (!receipt || !extra || !tree) throw new Error("the receipt cannot be read")
    const leaf = hashLeaf(nodeDigest, extra.leaf)
    const stands = { index: receipt.index, size: tree.size, leafHash: leaf, root: tree.root }
    expect(verifyInclusion(nodeDigest, stands, receipt.proof)).toBe(true)
    const own = { ...who, identifier: "signer@gmail.com" }
    expect(isLeafOf(nodeDigest, extra, own)).toBe(true)
    for (const other of ["first@uade.example", "third@uade.example"]) {
      expect(isLeafOf(nodeDigest, extra, { ...own, identifier: other })).toBe(false)
    }
    expect(isLeafOf(nodeDigest, extra, { ...own, family: "another" })).toBe(false)
    expect(extra).toMatchObject({
      pid: petition.public_id,
      textSha256: petition.text_sha256.toString("hex"),
      assurance: "email",
      identifiedBy: "email",
      signedOn: "2026-04-01",
      lang: "en",
    })
  })

  test("holds no name, no IIN and no address", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    const { secret } = await sign(house, petition, "s@uade.example", iin)
    const text = (await receiptOf(house, secret)) ?? ""
    const extra = fromUtf8(parseTlogProof(text)?.extra ?? new Uint8Array()) ?? ""
    expect(extra).toContain('"identified_by":"iin"')
    for (const canary of ["anaryov", "igner", iin, "uade.example"]) {
      expect(extra.toLowerCase()).not.toContain(canary)
    }
    const read = parseReceiptExtra(utf8(extra))
    if (!read) throw new Error("the extra cannot be read")
    expect(isLeafOf(nodeDigest, read, { ...who, identifier: iin })).toBe(true)
  })

  test("is none for who has not confirmed, or asks with another secret", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    expect(await receiptOf(house, secret)).toBeUndefined()
    expect(await receiptOf(house, "nobody's")).toBeUndefined()
  })
})

describe("two signers", () => {
  test("never have one commitment, though they said the same", () => {
    const bytes = utf8("{}")
    const [one, other] = [1, 2].map((n) => commitmentOf(nodeDigest, sha256(String(n)), bytes))
    expect(one).not.toEqual(other)
    expect(fromBase64(toBase64(one ?? new Uint8Array()))).toEqual(new Uint8Array(one ?? []))
  })
})
