import { hasTexts } from "./has-texts.ts"
import type { IdentityProvider } from "#app/domain/identity.ts"
import type { SignerGiven } from "#app/domain/signer-form.ts"
import { accept, refuse } from "#app/lib/outcome.ts"

/**
 * What a signer types, to be proved by the letter that is mailed to the address: whoever opens its link
 * reads mail there. Name, IIN and district are declared and no more.
 *
 * The answer is a form that was read; what is kept meanwhile is the request itself, a pending signature.
 */
export function emailProvider(): IdentityProvider {
  return {
    assurance: "email",
    interactive: "form",
    begin: () => Promise.resolve(accept({ held: "" })),
    complete: (_held, answer, now) => {
      if (!hasTexts(answer, "family", "given") || !hasTexts(answer["email"], "canonical")) {
        return Promise.resolve(refuse("identity-invalid"))
      }
      const { family, given, patronymic, iin, email } = answer as unknown as SignerGiven
      return Promise.resolve(
        accept({
          assurance: "email",
          subjectKey: email.canonical,
          iin,
          family,
          given,
          patronymic: patronymic ?? null,
          email,
          areaId: null,
          evidence: null,
          verifiedAt: now,
        }),
      )
    },
    selfTest: () => Promise.resolve({ ok: true, detail: "ready" }),
  }
}
