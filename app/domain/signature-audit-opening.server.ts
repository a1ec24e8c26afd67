import { z } from "zod"
import { commitmentOf } from "./commitment.ts"
import { openOpening } from "./signature-opening.server.ts"
import { openStatement } from "./signature-secrets.server.ts"
import type { House } from "#app/context.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { toBase64, utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import type { AuditedLeaf } from "#db/queries/audited-leaves.server.ts"
import { findSealedSignature } from "#db/queries/commitment-openings.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Reader } from "#db/schema.ts"

const Said = z.looseObject({
  assurance: z.string(),
  signed_on: z.string(),
  email: z.string().optional(),
})

/** A commitment opened: what an accredited auditor sees, and nobody else. */
export interface OpenedSignature {
  readonly nonce: string
  /** As it was committed to, byte for byte; a mail address in it is left out, for auditors write through the house. */
  readonly statement: string
  readonly name: string
  readonly assurance: string
  readonly signedOn: string
  /** The commitment that the public log carries. */
  readonly commitment: string
  /** Whether nonce and statement make that commitment. */
  readonly matches: boolean
}

/** Opens the commitment of a leaf; undefined where no signature stands behind it or what it said was destroyed. */
export async function openingOf(
  { keys }: Pick<House, "keys">,
  db: Reader,
  { publicId }: Pick<StoredPetition, "publicId">,
  { c, signatureId }: Pick<AuditedLeaf, "c" | "signatureId">,
): Promise<OpenedSignature | undefined> {
  const sealed = signatureId === null ? undefined : await findSealedSignature(db, signatureId)
  const opening = sealed && openOpening(keys, publicId, sealed)
  if (!opening) return undefined
  const { nonce, statement } = opening
  const said = Said.parse(JSON.parse(statement))
  const { family, given, patronymic } = openStatement(keys, publicId, sealed)
  return {
    nonce: toBase64(nonce),
    statement: said.email === undefined ? statement : canonicalJson({ ...said, email: "…" }),
    name: [family, given, patronymic].filter(Boolean).join(" "),
    assurance: said.assurance,
    signedOn: said.signed_on,
    commitment: c,
    matches: toBase64(commitmentOf(nodeDigest, nonce, utf8(statement))) === c,
  }
}
