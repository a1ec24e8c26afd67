import type { SigningHouse } from "#app/domain/signature-request.server.ts"
import { sealStatement } from "#app/domain/signature-secrets.server.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { signedPetition } from "./petitions.ts"

/** How many bytes each sealed text of a signature has. */
export interface SealedLengths {
  readonly key: number
  readonly statement: number
}

/** Somebody with names and an address of usual lengths. */
export const usual = {
  ...{ family: "Сыдықова", given: "Айнұр", patronymic: "Маратқызы" },
  email: "a.signer.of.usual.length@mail.example",
} as const

/** Seals one signature as the program does, of a usual signer. */
export function sealedLengths({ keys }: Pick<SigningHouse, "keys">): SealedLengths {
  const sealed = sealStatement(keys, {
    ...{ ...usual, petition: signedPetition, textSha256: sha256("the text").toString("hex") },
    ...{ iin: null, areaId: 1, lang: "kk", assurance: "email" },
    committed: { identifier: usual.email, area: "a000000000000001" },
  })
  return { key: sealed.keySealed.length, statement: sealed.statementSealed.length }
}
