import { z } from "zod"
import type { OpenSession, RequestContext } from "#app/context.server.ts"
import { proofsFor } from "#app/domain/factor.ts"
import { countBackupCodes } from "#db/queries/backup-codes.server.ts"
import { listPasskeys } from "#db/queries/passkeys.server.ts"
import { getFactors } from "#db/queries/session-proofs.server.ts"
import { askPasskey } from "./passkey-answer.server.ts"
import type { GivenProof, ProvingRefusal } from "./proving.server.ts"

/** What a proof arrives as. */
export const ProofForm = z.object({
  oneTimeCode: z.string().max(100).optional(),
  password: z.string().max(1000).optional(),
  state: z.string().max(2000).optional(),
  answer: z.string().max(50_000).optional(),
})

/** The proof that was sent. */
export function givenProof(form: z.infer<typeof ProofForm>): GivenProof {
  const { oneTimeCode, password, state, answer } = form
  const passkey = state !== undefined && answer !== undefined ? { state, answer } : undefined
  return { code: oneTimeCode, password, passkey }
}

/** What a page asks of an account: its passkey first, a code where it has any, the password without both. */
export async function askedProofs(
  { house, db, now }: Pick<RequestContext, "house" | "db" | "now">,
  { account, idHash }: OpenSession,
) {
  const [factors, passkeys, backupCodes] = await Promise.all([
    getFactors(db.read, account.id),
    listPasskeys(db.read, account.id),
    countBackupCodes(db.read, account.id),
  ])
  const proofs = proofsFor(factors)
  const question = proofs.includes("passkey")
    ? await askPasskey(house, "prove", { boundTo: idHash, passkeys }, now)
    : null
  return {
    passkey: question,
    code: proofs.includes("code") || backupCodes > 0,
    password: proofs.includes("password"),
  }
}

/** The field that a refused proof belongs to; undefined where it belongs to the page. */
export function fieldOfProof(code: ProvingRefusal): "oneTimeCode" | "password" | undefined {
  if (code === "code-wrong" || code === "code-used") return "oneTimeCode"
  return code === "password-wrong" ? "password" : undefined
}
