import { hasTexts } from "./has-texts.ts"
import { parseIin } from "#app/domain/iin.ts"
import type { IdentityProvider } from "#app/domain/identity.ts"
import type { LineReading } from "#app/domain/sheet-line.ts"
import { accept, refuse } from "#app/lib/outcome.ts"

/**
 * A line of a sheet of paper, as collectors read it: the signature by hand is on the sheet, and re-keying
 * and its scan stand behind the reading. An IIN on it gives the very tag that one online gives, so that
 * nobody counts twice; a line without one is known by name and place (`lineTags`).
 */
export function paperProvider(): IdentityProvider {
  return {
    assurance: "paper",
    interactive: "staff",
    begin: () => Promise.resolve(accept({ held: "" })),
    complete: (_held, answer, now) => {
      if (!hasTexts(answer, "mark", "family", "given")) {
        return Promise.resolve(refuse("identity-invalid"))
      }
      const { mark, patronymic, iin, place } = answer as unknown as LineReading
      const { family, given } = answer
      const number = iin === null ? null : parseIin(iin)
      if (mark !== "filled" || number?.ok === false) {
        return Promise.resolve(refuse("identity-invalid"))
      }
      return Promise.resolve(
        accept({
          assurance: "paper",
          subjectKey: `paper|${number?.value ?? `${family} ${given} ${place ?? ""}`}`,
          iin: number?.value ?? null,
          family,
          given,
          patronymic,
          email: null,
          areaId: null,
          evidence: null,
          verifiedAt: now,
        }),
      )
    },
    selfTest: () => Promise.resolve({ ok: true, detail: "ready" }),
  }
}
