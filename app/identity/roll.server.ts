import type { IdentityProvider } from "#app/domain/identity.ts"
import { hasTexts } from "./has-texts.ts"
import { rollTags } from "#app/domain/roll.ts"
import type { RollEntry, RollPerson } from "#app/domain/roll.ts"
import type { RollGiven } from "#app/domain/signer-form.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"

export interface RollSettings {
  /** The key of `ROLL_KEY_FILE`, and of nothing else. */
  readonly keys: Pick<Keys, "tag">
  readonly find: (matchTag: Buffer) => Promise<RollEntry | undefined>
  /** Whether any roll was imported. */
  readonly hasAny: () => Promise<boolean>
}

/**
 * The voters' roll: who types an IIN, a surname and a settlement that stand together on a roll is most
 * likely its voter. A letter proves the address besides.
 *
 * A mismatch is `identity-invalid`, which must reach nobody: whoever asks may not learn who is on the roll.
 */
export function rollProvider({ keys, find, hasAny }: RollSettings): IdentityProvider {
  return {
    assurance: "roll",
    interactive: "form",
    begin: () => Promise.resolve(accept({ held: "" })),
    complete: async (_held, answer, now) => {
      const isForm = hasTexts(answer, "family", "given", "iin", "settlement")
      if (!isForm || !hasTexts(answer["email"], "canonical")) return refuse("identity-invalid")
      const { family, given, patronymic, iin, email, settlement } = answer as unknown as RollGiven
      const person: RollPerson = { iin, family, settlement }
      const entry = await find(rollTags(keys, person).matchTag)
      if (!entry) return refuse("identity-invalid")
      return accept({
        assurance: "roll",
        subjectKey: `roll|${iin}`,
        iin,
        family,
        given,
        patronymic: patronymic ?? null,
        email,
        areaId: entry.areaId,
        evidence: null,
        verifiedAt: now,
      })
    },
    selfTest: async () => {
      const has = await hasAny()
      return { ok: has, detail: has ? "ready" : "no-roll" }
    },
  }
}
