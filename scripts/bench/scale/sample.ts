import { sealStatement } from "#app/domain/signature-secrets.server.ts"
import { sealOpening } from "#app/domain/signature-opening.server.ts"
import { statementBytes } from "#app/domain/commitment.ts"
import type { House } from "#app/context.server.ts"
import { newNonce, sha256 } from "#app/lib/seal.server.ts"
import { signedPetition } from "./petitions.ts"

/** How many bytes each sealed text of a signature has. */
export interface SealedLengths {
  readonly key: number
  readonly statement: number
  readonly opening: number
}

/** Seals one signature as the program does, of a signer with names and an address of usual lengths. */
export function sealedLengths({ keys }: Pick<House, "keys">): SealedLengths {
  const textSha256 = sha256("the text").toString("hex")
  const email = "a.signer.of.usual.length@mail.example"
  const facts = { textSha256, lang: "kk", assurance: "email" } as const
  const sealed = sealStatement(keys, {
    ...{ ...facts, petition: signedPetition, family: "Сыдықова", given: "Айнұр" },
    ...{ patronymic: "Маратқызы", iin: null, email, areaId: 4_321 },
  })
  const statement = statementBytes(
    {
      ...{ ...facts, pid: signedPetition, areaId: "a000000000004321" },
      ...{ signedOn: "2026-11-29", identifiedBy: "email" },
    },
    { family: "Сыдықова", given: "Айнұр", patronymic: "Маратқызы", identifier: email },
  )
  const opening = sealOpening(keys, signedPetition, sealed.keySealed, {
    nonce: newNonce(32),
    statement: Buffer.from(statement).toString("utf8"),
  })
  return {
    key: sealed.keySealed.length,
    statement: sealed.statementSealed.length,
    opening: opening.length,
  }
}
