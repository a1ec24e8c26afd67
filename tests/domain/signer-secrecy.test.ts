import { sql } from "kysely"
import { expect, test } from "vitest"
import { expireSignatures } from "#app/domain/signature-expiry.server.ts"
import { openStatement } from "#app/domain/signature-secrets.server.ts"
import { requestSignature, withdrawSignature } from "#app/domain/signature.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { nextPublicId } from "#tests/support/make.ts"
import { makeScene, now, secrets, sign, signer, statesOf } from "#tests/support/signing-scene.ts"

describeOnBothEngines("what is kept of a signer", (open) => {
  test("seals who signed so that it opens for this petition alone", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "signer@uade.example", "900101100004")
    const { key_sealed, statement_sealed } = await house.db.read
      .selectFrom("signature")
      .selectAll()
      .executeTakeFirstOrThrow()
    const sealed = {
      keySealed: key_sealed ?? Buffer.alloc(0),
      statementSealed: statement_sealed ?? Buffer.alloc(0),
    }
    expect(openStatement(house.keys, petition.public_id, sealed)).toMatchObject({
      petition: petition.public_id,
      textSha256: petition.text_sha256.toString("hex"),
      family: "Canaryov",
      iin: "900101100004",
      assurance: "email",
    })
    expect(() => openStatement(house.keys, nextPublicId(), sealed)).toThrow()
  })

  test("gives one person different tags on two petitions", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db)
    const other = await makeScene(db)
    await sign(house, petition)
    await sign(house, other.petition)
    const rows = await db.read.selectFrom("signature").select(["tag", "email_tag"]).execute()
    const tags = rows.flatMap(({ tag, email_tag }) => [
      tag?.toString("hex"),
      email_tag?.toString("hex"),
    ])
    // One mark a petition: where the address is who signs, it is known by that one alone.
    expect([tags.length, new Set(tags).size]).toEqual([4, 2])
  })

  test("stands nowhere in the clear: not in any column of any table, before or after", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db, { asks: "iin" })
    const { secret } = await sign(house, petition, canary.email, canary.iin)
    await sign(house, petition, `again-${canary.email}`, canary.iin)
    await requestSignature(
      house,
      petition.public_id,
      signer(petition, canary.email, "900101100014"),
      now,
    )
    const clear = [
      canary.email,
      canary.iin,
      "900101100014",
      "Canaryov",
      secret,
      ...(await secrets(house)),
    ]
    expect(await findInDatabase(db, clear)).toEqual([])
    await expireSignatures(house, later(now, 48 * hour))
    expect(await findInDatabase(db, clear)).toEqual([])
    // The search itself finds what does stand there.
    expect(await findInDatabase(db, [petition.public_id])).not.toEqual([])
  })

  test("is gone when the link has expired: neither tag nor key nor statement is left", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db)
    await requestSignature(house, petition.public_id, signer(petition), now)
    await expireSignatures(house, later(now, 48 * hour - 1))
    expect(await statesOf(house)).toEqual(["pending"])
    await expireSignatures(house, later(now, 48 * hour))
    const row = await db.read.selectFrom("signature").selectAll().executeTakeFirstOrThrow()
    expect([row.state, row.tag, row.email_tag, row.key_sealed, row.statement_sealed]).toEqual([
      "expired",
      null,
      null,
      null,
      null,
    ])
  })

  test("is gone with a withdrawal, but for the tag that tells signing again", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db)
    const { secret } = await sign(house, petition)
    await withdrawSignature(house, secret, now)
    const row = await db.read.selectFrom("signature").selectAll().executeTakeFirstOrThrow()
    expect([row.email_tag, row.key_sealed, row.statement_sealed]).toEqual([null, null, null])
    expect(row.tag).not.toBeNull()
  })
})

const canary = { email: "canary@uade.example", iin: "900101100004" }

/** Which of the texts stand, as they are, in any column of any table. */
async function findInDatabase(db: Db, texts: readonly string[]): Promise<string[]> {
  const tables = await db.read.introspection.getTables()
  const found = new Set<string>()
  for (const { name } of tables) {
    const rows = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db.read,
    )
    for (const value of rows.rows.flatMap((row) => Object.values(row))) {
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
      for (const text of texts) if (bytes.includes(text)) found.add(`${name}: ${text}`)
    }
  }
  return [...found]
}
