import { checkRevocation, isFresh, validateChain } from "./eds/chain.server.ts"
import { isOf, needsGost, readMessage, verifyMessage } from "./eds/message.server.ts"
import type { Message } from "./eds/message.server.ts"
import { askNcanode, isNcanodeUp } from "./eds/remote-verifier.server.ts"
import type { RemoteVerifier } from "./eds/remote-verifier.server.ts"
import { certifiedPerson } from "./eds/signer.server.ts"
import type { CertifiedPerson } from "./eds/signer.server.ts"
import { openTrustStore } from "./eds/trust-store.server.ts"
import type { TrustStore } from "./eds/trust-store.server.ts"
import { longestAnswer } from "#app/domain/identity.ts"
import type {
  IdentityClaim,
  IdentityProvider,
  IdentityPurpose,
  IdentityRefusal,
  SelfTest,
} from "#app/domain/identity.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { EdsSettings } from "#app/lib/identity-settings.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret } from "#app/lib/seal.server.ts"

/** How long a verifier elsewhere may take. */
const patience = 10

/**
 * The electronic digital signature: the person signs our challenge, a CMS (RFC 5652) that stands beside
 * it, by a certificate of the national authority.
 *
 * Verified here under RSA and elliptic curves; GOST goes to the operator's NCANode where there is one and
 * is else refused by `identity-needs-verifier`.
 */
export function edsProvider({ caDir, crlDir, ncanodeUrl }: EdsSettings): IdentityProvider {
  const trustStore = openTrustStore(caDir, crlDir)
  const remote = ncanodeUrl && askNcanode(ncanodeUrl, patience)
  return {
    assurance: "eds",
    interactive: "challenge",
    begin: (purpose) => {
      const held = challengeOf(purpose, newSecret())
      return Promise.resolve(accept({ held, challenge: Buffer.from(held) }))
    },
    complete: async (held, answer, now) => {
      if (!(answer instanceof Uint8Array) || answer.length > longestAnswer) {
        return refuse("identity-invalid")
      }
      const message = readMessage(answer)
      if (!message.ok) return message
      const challenge = Buffer.from(held)
      const person = needsGost(message.value)
        ? await verifyElsewhere(remote, message.value, challenge)
        : await verifyHere(trustStore(), message.value, challenge, now)
      return person.ok ? accept(claimOf(person.value, held, message.value, now)) : person
    },
    selfTest: (now) => testStore(trustStore(), ncanodeUrl, now),
  }
}

/** What is signed: canonical JSON, so that the same words are the same bytes for whoever checks them later. */
function challengeOf(
  { petition, textSha256, district, expiresAt }: IdentityPurpose,
  nonce: string,
) {
  return canonicalJson({
    action: "sign",
    district_id: district,
    exp: expiresAt,
    nonce,
    pid: petition,
    text_sha256: textSha256,
  })
}

async function verifyHere(
  store: TrustStore,
  message: Message,
  challenge: Uint8Array,
  now: Instant,
): Promise<Outcome<CertifiedPerson, IdentityRefusal>> {
  const signed = await verifyMessage(message, challenge)
  if (!signed.ok) return signed
  const chain = await validateChain(message, store, now)
  if (!chain.ok) return chain
  const person = certifiedPerson(message.signer)
  if (!person.ok) return person
  const standing = await checkRevocation(chain.value, store, now)
  return standing.ok ? person : standing
}

async function verifyElsewhere(
  remote: RemoteVerifier | undefined,
  message: Message,
  challenge: Uint8Array,
): Promise<Outcome<CertifiedPerson, IdentityRefusal>> {
  if (!isOf(message, challenge)) return refuse("identity-invalid")
  if (!remote) return refuse("identity-needs-verifier")
  const person = certifiedPerson(message.signer)
  if (!person.ok) return person
  const verified = await remote(message, challenge, person.value)
  return verified.ok ? person : verified
}

/** What was signed stands beside the signature: years later the two are checked together. */
function claimOf(
  person: CertifiedPerson,
  challenge: string,
  { der }: Message,
  now: Instant,
): IdentityClaim {
  const cms = Buffer.from(der).toString("base64")
  return {
    assurance: "eds",
    subjectKey: `eds|${person.iin}`,
    ...person,
    email: null,
    areaId: null,
    evidence: canonicalJson({ challenge, cms }),
    verifiedAt: now,
  }
}

async function testStore(
  { anchors, lists, unreadable }: TrustStore,
  ncanodeUrl: URL | undefined,
  now: Instant,
): Promise<SelfTest> {
  const fresh = lists.filter((list) => isFresh(list, now))
  const covered = anchors.filter(({ subject }) =>
    fresh.some(({ crl }) => crl.issuer.isEqual(subject)),
  )
  if (unreadable > 0) return { ok: false, detail: "files-unreadable" }
  if (anchors.length === 0) return { ok: false, detail: "no-authorities" }
  if (covered.length === 0) return { ok: false, detail: "no-fresh-list" }
  if (ncanodeUrl && !(await isNcanodeUp(ncanodeUrl, patience))) {
    return { ok: false, detail: "verifier-down" }
  }
  return { ok: true, detail: "ready" }
}
