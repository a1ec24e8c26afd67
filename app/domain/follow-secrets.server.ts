import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Follower } from "#db/queries/follows.server.ts"

/** Where a follower is written to, and the secret that its letters hold. */
export interface Contact {
  readonly email: string
  readonly secret: string
}

const context = "follower contact"

/** Seals where a follower is written to. */
export function sealContact(keys: Pick<Keys, "seal">, contact: Contact): Buffer {
  return keys.seal(Buffer.from(canonicalJson({ ...contact })), context)
}

/** Where a follower is written to. @throws where it cannot be opened */
export function openContact(
  keys: Pick<Keys, "open">,
  { contactSealed }: Pick<Follower, "contactSealed">,
): Contact {
  return JSON.parse(keys.open(contactSealed, context).toString("utf8")) as Contact
}

/** By which an address is found again. Of its own, so that no signer's row can be laid beside it. */
export function tagOfFollower(keys: Pick<Keys, "tag">, canonical: string): Buffer {
  return keys.tag(canonical, "follower")
}
