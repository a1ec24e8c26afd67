import { expect, test } from "vitest"
import { logSignature } from "#app/domain/signature-leaf.server.ts"
import { openOpening } from "#app/domain/signature-opening.server.ts"
import { receiptOf } from "#app/domain/receipt.server.ts"
import {
  openStatement,
  sealStatement,
  signatureKeys,
} from "#app/domain/signature-secrets.server.ts"
import type { WholeStatement } from "#app/domain/signature-statement.server.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { accept } from "#app/lib/outcome.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makePending, makeScene, now, sign } from "#tests/support/signing-scene.ts"

const petition = "k3v9x2m4q8ab7tpz"
const keys = makeKeys(newKey())
const said: WholeStatement = {
  ...{ petition, textSha256: "ab".repeat(32), lang: "kk", assurance: "email" },
  ...{ family: "Сыдықова", given: "Айнұр", patronymic: "Маратқызы", iin: null },
  ...{ email: "A.Signer+x@Gmail.com", areaId: 7 },
  committed: { identifier: "asigner@gmail.com", area: "a000000000000007" },
}

function opened(statement: WholeStatement) {
  const sealed = sealStatement(keys, statement)
  return openOpening(keys, petition, { ...sealed, openingSealed: null, signedOn: "2026-04-01" })
}

test("a commitment's statement is made again byte for byte from what was sealed", () => {
  expect(opened(said)?.statement).toBe(
    '{"area_id":"a000000000000007","assurance":"email","email":"asigner@gmail.com",' +
      '"family":"сыдықова","given":"айнұр","lang":"kk","patronymic":"маратқызы",' +
      `"pid":"${petition}","signed_on":"2026-04-01","text_sha256":"${"ab".repeat(32)}","v":1}`,
  )
  const byIin = {
    ...said,
    iin: "850101300123",
    committed: { identifier: "850101300123", area: null },
  }
  expect(opened(byIin)?.statement).toContain('"area_id":null')
  expect(opened(byIin)?.statement).toContain('"iin":"850101300123"')
})

test("a nonce is the same for one signature and another's for every other", () => {
  const sealed = { ...sealStatement(keys, said), openingSealed: null, signedOn: "2026-04-01" }
  const [one, again] = [1, 2].map(() => openOpening(keys, petition, sealed)?.nonce)
  expect(one).toHaveLength(32)
  expect(again).toEqual(one)
  expect(opened(said)?.nonce).not.toEqual(one)
})

test("a sealed statement gives back what was said, and little of its length", () => {
  const lengths = ["Ли", "Ким", "Сыдықова"].map((family) => {
    const sealed = sealStatement(keys, { ...said, family })
    expect(openStatement(keys, petition, sealed)).toEqual({ ...said, family })
    return sealed.statementSealed.length
  })
  for (const length of lengths) expect((length - 12 - 16) % 32).toBe(0)
  expect(new Set(lengths.slice(0, 2)).size).toBe(1)
})

test("an opening that was sealed with its statement still opens", () => {
  const sealed = sealStatement(keys, said)
  const own = signatureKeys(keys, petition, sealed.keySealed)
  const plain = canonicalJson({ nonce: Buffer.alloc(32, 7).toString("base64"), statement: "{}" })
  const openingSealed = own.seal(Buffer.from(plain), `opening/${petition}`)
  const opening = openOpening(keys, petition, { ...sealed, openingSealed, signedOn: null })
  expect(opening?.statement).toBe("{}")
  expect([...(opening?.nonce ?? [])]).toEqual(Array<number>(32).fill(7))
})

test("who was never counted has nothing to open", () => {
  const sealed = { ...sealStatement(keys, said), openingSealed: null, signedOn: null }
  expect(openOpening(keys, petition, sealed)).toBeUndefined()
})

describeOnBothEngines("a request that was sealed before its district stood in it", (open) => {
  test("is counted and proved like any other", async () => {
    const { house, petition: row } = await makeScene(await open())
    const [secret = ""] = await makePending(house, row, 1)
    const { id, key_sealed } = await house.db.read
      .selectFrom("signature")
      .select(["id", "key_sealed"])
      .executeTakeFirstOrThrow()
    const own = signatureKeys(house.keys, row.public_id, key_sealed ?? Buffer.of())
    const { committed, ...before } = { ...said, petition: row.public_id, areaId: row.area_id }
    expect(committed.identifier).toBe("asigner@gmail.com")
    const statement_sealed = own.seal(Buffer.from(canonicalJson(before)), row.public_id)
    await commit(house.db, async (trx) =>
      accept(await trx.updateTable("signature").set({ statement_sealed }).execute()),
    )
    expect((await confirmSignature(house, secret, now)).ok).toBe(true)
    expect(await receiptOf(house, secret)).toContain("c2sp.org/tlog-proof@v1")
    const sealed = await house.db.read
      .selectFrom("signature")
      .select(["key_sealed", "statement_sealed"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow()
    const read = openStatement(house.keys, row.public_id, {
      keySealed: sealed.key_sealed ?? Buffer.of(),
      statementSealed: sealed.statement_sealed ?? Buffer.of(),
    })
    expect(read.committed?.identifier).toBe("asigner@gmail.com")
  })
})

describeOnBothEngines("the day of a commitment", (open) => {
  test("is that of the confirmation, also where it was asked for the day before", async () => {
    const { house, petition: row } = await makeScene(await open())
    await sign(house, row)
    const first = await house.db.read.selectFrom("signature").selectAll().executeTakeFirstOrThrow()
    expect([first.signed_on, first.expires_at]).toEqual(["2026-04-01", null])
    const next = "2026-04-02T06:00:00.000Z"
    await commit(house.db, async (trx) => {
      const about = { petition: await getPetition(trx, row.id), signatureId: first.id }
      await logSignature(house, trx, about, next)
      return accept(undefined)
    })
    const { signed_on } = await house.db.read
      .selectFrom("signature")
      .select("signed_on")
      .executeTakeFirstOrThrow()
    expect(signed_on).toBe("2026-04-02")
  })
})
