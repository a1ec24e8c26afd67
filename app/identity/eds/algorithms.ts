import type { PublicKeyInfo } from "pkijs"

/** What a hash is called where it is taken (RFC 5754 §2); nothing older than SHA-2. */
const digests: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
}

/** Signature algorithms, each with the hash it goes with (RFC 5754 §3, RFC 5758 §3.2). */
const signatures: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.11": "SHA-256",
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
  "1.2.840.10045.4.3.2": "SHA-256",
  "1.2.840.10045.4.3.3": "SHA-384",
  "1.2.840.10045.4.3.4": "SHA-512",
}

/** RSA as a message names it, the hash standing apart (RFC 3370 §3.2). */
const plainRsa = "1.2.840.113549.1.1.1"

/** RSA and elliptic curves as keys name them, and NIST's curves P-256 and P-384 (RFC 5480 §2.1). */
const rsaKey = plainRsa
const ellipticKey = "1.2.840.10045.2.1"
const curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34"]
const leastRsaBits = 2048

/** The arc of Kazakhstan's own algorithms: GOST 34.310-2004 and 34.10-2015. */
const kazakhGost = "1.2.398.3.10.1."

/** Tells whether an algorithm or a key is one that this program cannot check and that a verifier may. */
export function isKazakhGost(oid: string): boolean {
  return oid.startsWith(kazakhGost)
}

/** Tells whether a message's digest and signature are among those that are taken, and fit each other. */
export function isTakenForMessage(digest: string, signature: string): boolean {
  const hash = digests[digest]
  return hash !== undefined && (signature === plainRsa || signatures[signature] === hash)
}

/** Tells whether a certificate or a list may be signed so. */
export function isTakenForCertificate(signature: string): boolean {
  return signature in signatures
}

/** Tells whether a key is RSA of 2048 bits or more, or on P-256 or P-384. */
export function isTakenKey({ algorithm, parsedKey }: PublicKeyInfo): boolean {
  if (algorithm.algorithmId === rsaKey) {
    return parsedKey !== undefined && "modulus" in parsedKey && bitsOf(parsedKey) >= leastRsaBits
  }
  const curve = (algorithm.algorithmParams as { valueBlock?: { toString(): string } } | undefined)
    ?.valueBlock
  return algorithm.algorithmId === ellipticKey && curves.includes(curve?.toString() ?? "")
}

function bitsOf({
  modulus,
}: {
  readonly modulus: { readonly valueBlock: { readonly valueHexView: Uint8Array } }
}): number {
  const bytes = modulus.valueBlock.valueHexView
  const from = bytes.findIndex((byte) => byte !== 0)
  if (from < 0) return 0
  return (bytes.length - from) * 8 - Math.clz32(bytes[from] ?? 0) + 24
}
