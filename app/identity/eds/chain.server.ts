import { CertificateChainValidationEngine } from "pkijs"
import type { BasicConstraints, Certificate } from "pkijs"
import { isTakenForCertificate, isTakenKey } from "./algorithms.ts"
import "./engine.server.ts"
import type { Message } from "./message.server.ts"
import { serialOf } from "./trust-store.server.ts"
import type { RevocationList, TrustStore } from "./trust-store.server.ts"
import { dateAt } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** From the signer up to an authority that the site trusts. */
export type Chain = readonly [signer: Certificate, ...issuers: Certificate[]]

/**
 * Builds the chain of a message's signer to a trusted authority and validates it (RFC 5280 §6) at an
 * instant. SHA-1, short keys and other curves anywhere below the authority are refused.
 */
export async function validateChain(
  { signer, others }: Message,
  { anchors }: TrustStore,
  now: Instant,
): Promise<Outcome<Chain, "identity-untrusted" | "identity-expired" | "identity-algorithm">> {
  if (!isValidAt(signer, now)) return refuse("identity-expired")
  // The engine takes the last certificate for the one in question: it must stand there alone.
  const trusted = anchors.filter((anchor) => !isSame(anchor, signer))
  const between = others.filter((one) => ![signer, ...trusted].some((same) => isSame(one, same)))
  const checkDate = dateAt(now)
  const engine = new CertificateChainValidationEngine({
    trustedCerts: trusted,
    certs: [...between, signer],
    checkDate,
  })
  const { result, certificatePath = [] } = await engine
    .verify()
    .catch(() => ({ result: false, certificatePath: [] }))
  const [first, ...issuers] = certificatePath
  if (!result || !first || !isSame(first, signer) || issuers.length === 0) {
    return refuse("identity-untrusted")
  }
  if (!issuers.every((issuer, index) => mayIssue(issuer, index)))
    return refuse("identity-untrusted")
  const below = [signer, ...issuers.slice(0, -1)]
  const isTaken = below.every(
    ({ signatureAlgorithm, subjectPublicKeyInfo }) =>
      isTakenForCertificate(signatureAlgorithm.algorithmId) && isTakenKey(subjectPublicKeyInfo),
  )
  return isTaken ? accept([signer, ...issuers]) : refuse("identity-algorithm")
}

/**
 * Looks every certificate of a chain up in its issuer's list (RFC 5280 §6.3). Without a list that is
 * signed by that very issuer and still fresh nothing is known, and nothing is taken for good.
 */
export async function checkRevocation(
  [signer, ...issuers]: Chain,
  { lists }: TrustStore,
  now: Instant,
): Promise<Outcome<undefined, "identity-revoked" | "identity-unavailable">> {
  let subject = signer
  for (const issuer of issuers) {
    const its = lists.filter(({ crl }) => crl.issuer.isEqual(issuer.subject))
    const usable: RevocationList[] = []
    for (const list of its) if (await isUsable(list, issuer, now)) usable.push(list)
    const serial = serialOf(subject.serialNumber)
    if (usable.some(({ serials }) => serials.has(serial))) return refuse("identity-revoked")
    if (usable.length === 0) return refuse("identity-unavailable")
    subject = issuer
  }
  return accept(undefined)
}

/** Delta lists, and lists for some certificates alone (RFC 5280 §5.2.4, §5.2.5), prove nothing by silence. */
const partial = ["2.5.29.27", "2.5.29.28"]

/** Tells whether a list holds at an instant: at its next update it no longer does. */
export function isFresh({ crl }: RevocationList, now: Instant): boolean {
  const at = dateAt(now)
  return crl.thisUpdate.value <= at && crl.nextUpdate !== undefined && at < crl.nextUpdate.value
}

async function isUsable(list: RevocationList, issuer: Certificate, now: Instant): Promise<boolean> {
  const { crl } = list
  if (!isFresh(list, now)) return false
  if (crl.crlExtensions?.extensions.some(({ extnID }) => partial.includes(extnID))) return false
  if (!isTakenForCertificate(crl.signatureAlgorithm.algorithmId)) return false
  if (!hasUsage(issuer, 1, 0x02)) return false
  return crl.verify({ issuerCertificate: issuer }).catch(() => false)
}

/** RFC 5280 §4.2.1.9: an authority, and not too far above the signer. The engine asks the first alone. */
function mayIssue({ extensions }: Certificate, below: number): boolean {
  const found = extensions?.find(({ extnID }) => extnID === "2.5.29.19")
  const constraints = found?.parsedValue as BasicConstraints | undefined
  const most = constraints?.pathLenConstraint
  return constraints?.cA === true && (typeof most !== "number" || below <= most)
}

/** Tells whether the key's usage names one of these bits of its first byte; without usage, `absent` decides. */
export function hasUsage({ extensions }: Certificate, absent: 0 | 1, bits: number): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === "2.5.29.15")
  if (!usage) return absent === 1
  const value = usage.parsedValue as { valueBlock?: { valueHexView: Uint8Array } } | undefined
  return ((value?.valueBlock?.valueHexView[0] ?? 0) & bits) !== 0
}

function isValidAt({ notBefore, notAfter }: Certificate, now: Instant): boolean {
  const at = dateAt(now)
  return notBefore.value <= at && at <= notAfter.value
}

function isSame(one: Certificate, other: Certificate): boolean {
  return Buffer.from(one.tbsView).equals(other.tbsView)
}
