import { parseEmailAddress } from "./email-address.ts"
import type { EmailRefusal } from "./email-address.ts"
import { parseIin } from "./iin.ts"
import type { IinRefusal } from "./iin.ts"
import type { Assurance } from "./signature.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { concatBytes, utf8 } from "#app/log/bytes.ts"
import type { Digest } from "#app/log/digest.ts"

/** What a petition knows its signers by. */
export type IdentifiedBy = "iin" | "email"

/** What a receipt tells of a signature: all that was committed to, save who signed. */
export interface SignatureFacts {
  /** The petition's public id. */
  readonly pid: string
  /** SHA-256 of the text that was signed, in hexadecimal digits. */
  readonly textSha256: string
  /** Public id of the district that the signer declared; null where everyone may sign. */
  readonly areaId: string | null
  readonly lang: string
  readonly assurance: Assurance
  /** The day of the confirmation, in the rule set's time zone. */
  readonly signedOn: Day
  readonly identifiedBy: IdentifiedBy
}

/** Who signed, in names as they type them and the identifier as `readIdentifier` gives it. */
export interface SignerIdentity {
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
  /** The twelve digits of the IIN, or the canonical e-mail address. */
  readonly identifier: string
}

/** Length of a nonce in bytes: as many bits as the commitment has, so that nobody finds a statement by trying. */
export const nonceLength = 32

/**
 * Brings a name to the form that is committed to: composed (NFC), outer spaces dropped, inner ones single,
 * lower case. Whoever types their name again, in whatever case, meets it.
 */
export function writtenName(name: string): string {
  const lower = name.normalize("NFC").toLowerCase().normalize("NFC")
  return lower.trim().replace(/\s+/gu, " ")
}

/** Reads the identifier as its holder types it: an IIN to its twelve digits, an address to its canonical form. */
export function readIdentifier(
  by: IdentifiedBy,
  typed: string,
): Outcome<string, IinRefusal | EmailRefusal> {
  if (by === "iin") return parseIin(typed)
  const email = parseEmailAddress(typed)
  return email.ok ? accept(email.value.canonical) : email
}

/**
 * The signed statement, version 1: canonical JSON (RFC 8785) of what was signed and who signed it. The
 * same facts and the same person give the same bytes on the server and in the holder's browser.
 */
export function statementBytes(facts: SignatureFacts, signer: SignerIdentity): Uint8Array {
  const patronymic = writtenName(signer.patronymic ?? "")
  return utf8(
    canonicalJson({
      v: 1,
      pid: facts.pid,
      text_sha256: facts.textSha256,
      family: writtenName(signer.family),
      given: writtenName(signer.given),
      patronymic: patronymic === "" ? null : patronymic,
      [facts.identifiedBy]: signer.identifier,
      area_id: facts.areaId,
      lang: facts.lang,
      assurance: facts.assurance,
      signed_on: facts.signedOn,
    }),
  )
}

/**
 * The commitment that a signature's leaf carries: HMAC-SHA-256 under a nonce of 32 random bytes. Without
 * the nonce it is noise, though there are fewer than 10^9 plausible IINs.
 */
export function commitmentOf(digest: Digest, nonce: Uint8Array, statement: Uint8Array): Uint8Array {
  return digest.hmacSha256(nonce, concatBytes(utf8("recall/v1/sig\0"), statement))
}

/**
 * The commitment of a leaf that takes a signature back or gives it back: to the hash of the signature's own
 * leaf (32 bytes), which only the signer and the auditors can open. Who holds a receipt learns nothing from it.
 */
export function referenceCommitment(
  digest: Digest,
  nonce: Uint8Array,
  signatureLeafHash: Uint8Array,
): Uint8Array {
  return digest.hmacSha256(nonce, concatBytes(utf8("recall/v1/withdraw\0"), signatureLeafHash))
}
