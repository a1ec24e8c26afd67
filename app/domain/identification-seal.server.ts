import type { Begun, IdentityClaim } from "./identity.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Keys } from "#app/lib/seal.server.ts"

/** Seals what an identification was begun with, for one petition. */
export function sealBegun(
  keys: Pick<Keys, "seal">,
  petition: string,
  { challenge, ...rest }: Begun,
): Buffer {
  const bytes = challenge && Buffer.from(challenge).toString("base64")
  const plain = canonicalJson({ ...rest, challenge: bytes })
  return keys.seal(Buffer.from(plain), contextOf(petition, "held"))
}

/** Opens what `sealBegun` sealed. @throws where it belongs to another petition or was changed */
export function openBegun(keys: Pick<Keys, "open">, petition: string, sealed: Buffer): Begun {
  const plain = keys.open(sealed, contextOf(petition, "held")).toString("utf8")
  const { challenge, ...rest } = JSON.parse(plain) as SealedBegun
  return challenge === undefined ? rest : { ...rest, challenge: Buffer.from(challenge, "base64") }
}

/** Seals who somebody is, until they sign with it. */
export function sealClaim(
  keys: Pick<Keys, "seal">,
  petition: string,
  claim: IdentityClaim,
): Buffer {
  return keys.seal(Buffer.from(canonicalJson(claim)), contextOf(petition, "claim"))
}

/** Opens what `sealClaim` sealed. @throws where it belongs to another petition or was changed */
export function openClaim(
  keys: Pick<Keys, "open">,
  petition: string,
  sealed: Buffer,
): IdentityClaim {
  const plain = keys.open(sealed, contextOf(petition, "claim")).toString("utf8")
  return JSON.parse(plain) as IdentityClaim
}

type SealedBegun = Omit<Begun, "challenge"> & { readonly challenge?: string }

function contextOf(petition: string, what: "held" | "claim"): string {
  return `identification/${petition}/${what}`
}
