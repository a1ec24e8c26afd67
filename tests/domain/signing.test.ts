import { expect, test } from "vitest"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { parseIin } from "#app/domain/iin.ts"
import { newPetitionKey, openStatement } from "#app/domain/signature-secrets.server.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import { expireSignatures } from "#app/domain/signature-expiry.server.ts"
import type { Signer } from "#app/domain/signature.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makePetition, nextPublicId } from "#tests/support/make.ts"
import type { Given } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const now = "2026-04-01T06:00:00.000Z"

async function makeScene(db: Db, given: Given<"petition"> = {}) {
  const house = makeHouse(db, { now, ruleSets })
  const publicId = nextPublicId()
  const petition = await makePetition(db, {
    public_id: publicId,
    key_sealed: newPetitionKey(house.keys, publicId),
    ...given,
  })
  return { house, petition }
}

function signer(petition: Row<"petition">, email = "signer@uade.example", iin?: string): Signer {
  const address = parseEmailAddress(email)
  const number = iin === undefined ? undefined : parseIin(iin)
  if (!address.ok || number?.ok === false) throw new Error("a test gave a wrong address or IIN")
  return {
    family: "Canaryov",
    given: "Signer",
    patronymic: null,
    iin: number?.value ?? null,
    email: address.value,
    areaId: petition.area_id,
    lang: "en",
  }
}

/** The secrets of the letters that wait, the oldest first. */
async function secrets(house: TestHouse): Promise<string[]> {
  const mailed = await listMailed(house)
  return mailed.flatMap(({ payload }) => ("secret" in payload ? [String(payload["secret"])] : []))
}

async function kinds(house: TestHouse): Promise<string[]> {
  return (await listMailed(house)).map(({ kind }) => kind)
}

async function read(house: TestHouse, petition: Row<"petition">): Promise<Row<"petition">> {
  return house.db.read
    .selectFrom("petition")
    .selectAll()
    .where("id", "=", petition.id)
    .executeTakeFirstOrThrow()
}

async function statesOf(house: TestHouse): Promise<string[]> {
  const rows = await house.db.read.selectFrom("signature").select("state").orderBy("id").execute()
  return rows.map(({ state }) => state)
}

/** Requests of so many people at once, and the secrets of their letters. */
async function makePending(house: TestHouse, petition: Row<"petition">, many: number) {
  const all = Array.from({ length: many }, (_, n) => `secret-${String(n)}`)
  await commit(house.db, async (trx) => {
    await trx
      .insertInto("signature")
      .values(
        all.map((secret) => ({
          petition_id: petition.id,
          state: "pending",
          assurance: "email",
          tag: sha256(`who ${secret}`),
          secret_hash: sha256(secret),
          lang: "en",
          requested_at: now,
          expires_at: later(now, 48 * hour),
        })),
      )
      .execute()
    return accept(undefined)
  })
  return all
}

async function sign(house: TestHouse, petition: Row<"petition">, ...rest: [string?, string?]) {
  await requestSignature(house, petition.public_id, signer(petition, ...rest), house.clock.now())
  const secret = (await secrets(house)).at(-1) ?? "no letter"
  return { secret, outcome: await confirmSignature(house, secret, house.clock.now()) }
}

describeOnBothEngines("signing", (open) => {
  test("counts nothing before the letter is answered, then one", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    expect((await read(house, petition)).signature_count).toBe(0)
    const [secret = ""] = await secrets(house)
    expect(await confirmSignature(house, secret, now)).toEqual({
      ok: true,
      value: { confirmedAt: now },
    })
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("answers the same when the link is opened again, and counts no more", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret, outcome } = await sign(house, petition)
    const nextDay = later(now, 24 * hour)
    expect(await confirmSignature(house, secret, nextDay)).toEqual(outcome)
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts once when one link is followed twice at the same instant", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    const outcomes = await Promise.all([1, 2].map(() => confirmSignature(house, secret, now)))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts one of two letters of the same person that are answered at once", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition, "A.b@gmail.com"), now)
    await requestSignature(house, petition.public_id, signer(petition, "ab+x@googlemail.com"), now)
    const both = await secrets(house)
    const outcomes = await Promise.all(both.map((secret) => confirmSignature(house, secret, now)))
    expect(outcomes.map((outcome) => (outcome.ok ? "counted" : outcome.refusal.code))).toEqual([
      "counted",
      "already-signed",
    ])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("tells who has signed already by mail alone, without a link", async () => {
    const { house, petition } = await makeScene(await open())
    await sign(house, petition)
    const again = await requestSignature(house, petition.public_id, signer(petition), now)
    expect(again).toEqual({ ok: true, value: { mailed: "if-needed" } })
    expect(await kinds(house)).toEqual(["signature-confirmation", "already-signed"])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts one signature an IIN, whatever the address", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "first@uade.example", "900101100004")
    await sign(house, petition, "second@uade.example", "900101100004")
    expect(await kinds(house)).toEqual(["signature-confirmation", "already-signed"])
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("counts two people who share an address where the petition asks for the IIN", async () => {
    const { house, petition } = await makeScene(await open(), { asks: "iin" })
    await sign(house, petition, "home@uade.example", "900101100004")
    await sign(house, petition, "home@uade.example", "900101100014")
    expect((await read(house, petition)).signature_count).toBe(2)
  })

  test("writes five letters to an address while their links work, and no sixth", async () => {
    const { house, petition } = await makeScene(await open())
    const outcomes = []
    for (let n = 0; n < 7; n++) {
      outcomes.push(await requestSignature(house, petition.public_id, signer(petition), now))
    }
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await kinds(house)).toHaveLength(5)
    const afterwards = later(now, 48 * hour)
    await requestSignature(house, petition.public_id, signer(petition), afterwards)
    expect(await kinds(house)).toHaveLength(6)
  })

  test.each([
    ["not-open", { state: "paused" }],
    ["not-open", { state: "reply-window", closes_on: null }],
    ["signing-period-over", { closes_on: "2026-03-31" }],
  ])("refuses a request: %s", async (code, given) => {
    const { house, petition } = await makeScene(await open(), given)
    const outcome = await requestSignature(house, petition.public_id, signer(petition), now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await statesOf(house)).toEqual([])
    expect(await kinds(house)).toEqual([])
  })

  test("refuses a voter of another district and leaves nothing behind", async () => {
    const { house, petition } = await makeScene(await open())
    const stranger = { ...signer(petition), areaId: (petition.area_id ?? 0) + 1 }
    const outcome = await requestSignature(house, petition.public_id, stranger, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "outside-area" } })
    expect(await statesOf(house)).toEqual([])
  })

  test("takes a confirmation on the last day and none after it", async () => {
    const { house, petition } = await makeScene(await open(), { closes_on: "2026-04-01" })
    for (const email of ["a@uade.example", "b@uade.example"]) {
      await requestSignature(house, petition.public_id, signer(petition, email), now)
    }
    const [first = "", second = ""] = await secrets(house)
    const lastInstant = "2026-04-01T18:59:59.999Z"
    expect((await confirmSignature(house, first, lastInstant)).ok).toBe(true)
    const late = await confirmSignature(house, second, later(lastInstant, 1))
    expect(late).toMatchObject({ ok: false })
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("refuses a link after 48 hours, the same whether the worker has been there or not", async () => {
    const { house, petition } = await makeScene(await open())
    await requestSignature(house, petition.public_id, signer(petition), now)
    const [secret = ""] = await secrets(house)
    const end = later(now, 48 * hour)
    const before = await confirmSignature(house, secret, end)
    await expireSignatures(house, end)
    const after = await confirmSignature(house, secret, end)
    expect(before).toMatchObject({ ok: false, refusal: { code: "link-expired" } })
    expect(after).toEqual(before)
  })

  test.each(["", "x", "no such secret"])("knows no signature of the secret %j", async (secret) => {
    const { house } = await makeScene(await open())
    const outcome = await confirmSignature(house, secret, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "no-such-signature" } })
  })

  test("withdraws without a question, and lets the person sign again", async () => {
    const { house, petition } = await makeScene(await open())
    const { secret } = await sign(house, petition)
    expect((await withdrawSignature(house, secret, now)).ok).toBe(true)
    expect((await withdrawSignature(house, secret, now)).ok).toBe(true)
    expect((await read(house, petition)).signature_count).toBe(0)

    const again = await sign(house, petition)
    expect(again.outcome.ok).toBe(true)
    expect(await statesOf(house)).toEqual(["withdrawn", "counted"])
    expect((await read(house, petition)).signature_count).toBe(1)
    const old = await confirmSignature(house, secret, now)
    expect(old).toMatchObject({ ok: false, refusal: { code: "withdrawn" } })
  })

  test("lets a signature stand once the petition is over, also before the worker has closed it", async () => {
    const { house, petition } = await makeScene(await open(), { closes_on: "2026-04-01" })
    const { secret } = await sign(house, petition)
    const dayAfter = "2026-04-01T19:00:00.000Z"
    const outcome = await withdrawSignature(house, secret, dayAfter)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "petition-closed" } })
    expect((await read(house, petition)).signature_count).toBe(1)
  })

  test("notes once when the threshold was reached", async () => {
    const { house, petition } = await makeScene(await open(), { threshold: 1 })
    const { secret } = await sign(house, petition)
    await withdrawSignature(house, secret, now)
    house.clock.set(later(now, hour))
    await sign(house, petition)
    expect((await read(house, petition)).reached_at).toBe(now)
  })

  test("counts exactly under 512 confirmations at once, doubles among them", async () => {
    const { house, petition } = await makeScene(await open(), { threshold: 200 })
    const all = await makePending(house, petition, 256)
    const outcomes = await Promise.all(
      [...all, ...all].map((secret) => confirmSignature(house, secret, now)),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    const stored = await read(house, petition)
    expect(stored.signature_count).toBe(256)
    expect(stored.reached_at).toBe(now)
    expect(new Set(await statesOf(house))).toEqual(new Set(["counted"]))
  }, 60_000)

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
    expect(new Set(tags).size).toBe(4)
  })
})
