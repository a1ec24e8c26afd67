import { commitmentOf, statementBytes } from "#app/domain/commitment.ts"
import type { SignatureFacts, SignerIdentity } from "#app/domain/commitment.ts"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { formatReceiptExtra } from "#app/domain/receipt.ts"
import { toBase64 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { formatTlogProof } from "#app/log/tlog-proof.ts"
import type { MadeLog } from "#tests/tlog/made-log.ts"
import { makeIin } from "#tests/support/iin.ts"
import { pid } from "#tests/tlog/petition-leaves.ts"

/** What a signer of the test's petition signed. */
export const signedFacts: SignatureFacts = {
  pid,
  textSha256: "0f".repeat(32),
  areaId: "a1b2c3d4e5f6g7h8",
  lang: "kk",
  assurance: "email",
  signedOn: "2026-11-28",
  identifiedBy: "iin",
}
export const signer: SignerIdentity = {
  family: "Әлімқызы",
  given: "Үміт",
  patronymic: "Серікқызы",
  identifier: makeIin(1),
}

const nonce = new Uint8Array(32).fill(7)

/** The leaf of that signature. */
export function signedLeaf(facts = signedFacts, of = signer): Uint8Array {
  const c = commitmentOf(nodeDigest, nonce, statementBytes(facts, of))
  return leafBytes({ type: "signature", pid: facts.pid, c: toBase64(c) })
}

/** The receipt for a leaf of a log, under a checkpoint of that log or whatever is told to be one. */
export async function makeReceipt(
  log: MadeLog,
  index: number,
  {
    checkpoint = log.checkpoint(),
    leaf = log.leaves[index] ?? new Uint8Array(),
    facts = signedFacts,
  } = {},
): Promise<string> {
  return formatTlogProof({
    extra: formatReceiptExtra({ ...facts, leaf, nonce }),
    index: BigInt(index),
    proof: await log.inclusion(index),
    checkpoint,
  })
}
