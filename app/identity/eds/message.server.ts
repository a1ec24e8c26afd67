import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from "pkijs"
import type { SignerInfo } from "pkijs"
import { isKazakhGost, isTakenForMessage, isTakenKey } from "./algorithms.ts"
import { messageOf } from "./encoding.ts"
import "./engine.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** id-signedData and id-data (RFC 5652 §5.1, §4). */
const signedDataType = "1.2.840.113549.1.7.2"
const plainDataType = "1.2.840.113549.1.7.1"

/** A signed message that is well made; nothing of it is proved yet. */
export interface Message {
  readonly der: Uint8Array<ArrayBuffer>
  readonly signed: SignedData
  readonly info: SignerInfo
  /** The certificate that the message names as its signer's. */
  readonly signer: Certificate
  readonly others: readonly Certificate[]
}

/**
 * Reads a CMS (RFC 5652): exactly one signer, their certificate with it, and plain data as its content.
 * Any other content could carry a time of its own that a reader would believe.
 */
export function readMessage(sent: Uint8Array): Outcome<Message, "identity-invalid"> {
  const der = messageOf(sent)
  if (!der) return refuse("identity-invalid")
  try {
    const content = ContentInfo.fromBER(der)
    if (content.contentType !== signedDataType) return refuse("identity-invalid")
    const signed = new SignedData({ schema: content.content })
    const [info, second] = signed.signerInfos
    if (!info || second) return refuse("identity-invalid")
    if (signed.encapContentInfo.eContentType !== plainDataType) return refuse("identity-invalid")
    const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate)
    const signer = certificates.find((one) => isNamed(info, one))
    if (!signer) return refuse("identity-invalid")
    const others = certificates.filter((one) => one !== signer)
    return accept({ der, signed, info, signer, others })
  } catch {
    return refuse("identity-invalid")
  }
}

/** Tells whether any part of a message needs Kazakhstan's own algorithms. */
export function needsGost({ info, signer }: Message): boolean {
  return [
    info.digestAlgorithm.algorithmId,
    info.signatureAlgorithm.algorithmId,
    signer.signatureAlgorithm.algorithmId,
    signer.subjectPublicKeyInfo.algorithm.algorithmId,
  ].some(isKazakhGost)
}

/** Tells whether a message speaks of these very bytes: one that brings its content along must bring just them. */
export function isOf({ signed, info }: Message, challenge: Uint8Array): boolean {
  const { eContent } = signed.encapContentInfo
  const fits = !eContent || Buffer.from(eContent.getValue()).equals(challenge)
  return fits && namesPlainData(info)
}

/** Verifies that a message is signed over these very bytes by its signer's key. */
export async function verifyMessage(
  message: Message,
  challenge: Uint8Array,
): Promise<Outcome<undefined, "identity-invalid" | "identity-algorithm">> {
  const { digestAlgorithm, signatureAlgorithm } = message.info
  const isTaken =
    isTakenForMessage(digestAlgorithm.algorithmId, signatureAlgorithm.algorithmId) &&
    isTakenKey(message.signer.subjectPublicKeyInfo)
  if (!isTaken) return refuse("identity-algorithm")
  if (!isOf(message, challenge)) return refuse("identity-invalid")
  try {
    const data = new Uint8Array(challenge).buffer
    const isSigned = await message.signed.verify({ signer: 0, data, checkChain: false })
    return isSigned ? accept(undefined) : refuse("identity-invalid")
  } catch {
    return refuse("identity-invalid")
  }
}

function isNamed({ sid }: SignerInfo, certificate: Certificate): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    return (
      certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
    )
  }
  // By the identifier of its key (RFC 5652 §5.3) no certificate of this country's is named.
  return false
}

/** RFC 5652 §11.1: the signed content type must be the content's. */
function namesPlainData({ signedAttrs }: SignerInfo): boolean {
  if (!signedAttrs) return true
  const types = signedAttrs.attributes.filter(({ type }) => type === "1.2.840.113549.1.9.3")
  const [only] = types as { values: { valueBlock: { toString(): string } }[] }[]
  return types.length === 1 && only?.values[0]?.valueBlock.toString() === plainDataType
}
