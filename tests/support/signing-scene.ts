import { parseEmailAddress } from "#app/domain/email-address.ts"
import { parseIin } from "#app/domain/iin.ts"
import { newPetitionKey, sealStatement } from "#app/domain/signature-secrets.server.ts"
import { confirmSignature, requestSignature } from "#app/domain/signature.server.ts"
import type { Signer } from "#app/domain/signature.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makePetition, nextPublicId } from "#tests/support/make.ts"
import type { Given } from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"

/** The instant of every scene. */
export const now = "2026-04-01T06:00:00.000Z"

export async function makeScene(db: Db, given: Given<"petition"> = {}) {
  const house = makeHouse(db, { now })
  const publicId = nextPublicId()
  const petition = await makePetition(db, {
    public_id: publicId,
    key_sealed: newPetitionKey(house.keys, publicId),
    ...given,
  })
  return { house, petition }
}

export function signer(
  petition: Row<"petition">,
  email = "signer@uade.example",
  iin?: string,
): Signer {
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
export async function secrets(house: TestHouse): Promise<string[]> {
  const mailed = await listMailed(house)
  return mailed.flatMap(({ payload }) => ("secret" in payload ? [String(payload["secret"])] : []))
}

export async function kinds(house: TestHouse): Promise<string[]> {
  return (await listMailed(house)).map(({ kind }) => kind)
}

export async function read(house: TestHouse, petition: Row<"petition">): Promise<Row<"petition">> {
  return house.db.read
    .selectFrom("petition")
    .selectAll()
    .where("id", "=", petition.id)
    .executeTakeFirstOrThrow()
}

export async function statesOf(house: TestHouse): Promise<string[]> {
  const rows = await house.db.read.selectFrom("signature").select("state").orderBy("id").execute()
  return rows.map(({ state }) => state)
}

/** Requests of so many people at once, and the secrets of their letters. */
export async function makePending(house: TestHouse, petition: Row<"petition">, many: number) {
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
          ...sealed(house, petition, `${secret}@uade.example`),
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

function sealed({ keys }: TestHouse, { public_id, text_sha256 }: Row<"petition">, email: string) {
  const { keySealed, statementSealed } = sealStatement(keys, {
    ...{ petition: public_id, textSha256: text_sha256.toString("hex") },
    ...{ family: "Canaryov", given: "Signer", patronymic: null, iin: null, email },
    ...{ areaId: null, lang: "en", assurance: "email" },
    committed: { identifier: email, area: null },
  })
  return { key_sealed: keySealed, statement_sealed: statementSealed }
}

export async function sign(
  house: TestHouse,
  petition: Row<"petition">,
  ...rest: [string?, string?]
) {
  await requestSignature(house, petition.public_id, signer(petition, ...rest), house.clock.now())
  const secret = (await secrets(house)).at(-1) ?? "no letter"
  return { secret, outcome: await confirmSignature(house, secret, house.clock.now()) }
}
