import type { Rating } from "./rating.ts"
import type { PetitionState } from "./petition-state.ts"
import { utf8 } from "#app/log/bytes.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Day } from "#app/lib/instant.ts"

/** SHA-256 in hexadecimal digits. */
type Sha256 = string

/** A standing name of somebody who acts for the house: a keyed hash of the account, 16 hexadecimal digits. */
export type ActorKeyId = string

/**
 * What one leaf of the public log says. No name, no settlement, no minute; of a signature neither its
 * assurance nor its hour, which stand inside the commitment. `pid` is a petition's public id, `c` a
 * commitment in base64 that nobody can open without what its signer or the auditors hold.
 */
export type Leaf =
  | {
      readonly type: "petition_opened"
      readonly pid: string
      readonly text_sha256: Sha256
      readonly deputy_id: string
      readonly district_id: string | null
      readonly threshold: number | null
      readonly rule_set: string
      readonly rules_sha256: Sha256
      readonly opened_on: Day
    }
  | { readonly type: "signature" | "withdrawn"; readonly pid: string; readonly c: string }
  | {
      readonly type: "invalidated"
      readonly pid: string
      readonly c: string
      /** The rule that it broke, as a class. */
      readonly reason: string
      readonly actors: readonly ActorKeyId[]
    }
  /** An invalidation that an appeal undid: the signature counts again. */
  | {
      readonly type: "restored"
      readonly pid: string
      readonly c: string
      readonly actors: readonly ActorKeyId[]
    }
  | {
      readonly type: "petition_closed"
      readonly pid: string
      readonly state: PetitionState
      readonly count: number
      readonly closed_on: Day
    }
  | {
      readonly type: "moderation"
      /** What was acted upon: its kind and public id. */
      readonly kind: string
      readonly id: string
      readonly action: string
      readonly reason: string
      readonly content_sha256: Sha256 | null
      readonly actors: readonly ActorKeyId[]
    }
  | {
      readonly type: "verdict_published"
      readonly id: string
      readonly promise: string
      readonly rating: Rating
      readonly body_sha256: Sha256
    }
  | { readonly type: "rule_set_changed"; readonly rule_set: string; readonly sha256: Sha256 }
  /** A new key of the log; `cites` is the last checkpoint under the old one. */
  | { readonly type: "key_rotated"; readonly vkey: string; readonly cites: string }
  /** The first leaf of a log begun anew after a loss; `cites` is the last signed note known of the old one. */
  | { readonly type: "epoch"; readonly cites: string }
  /** How many statements were destroyed since the last such leaf; never which. */
  | { readonly type: "erased"; readonly count: number }
  | {
      readonly type: "audited"
      readonly pid: string
      /** A random sample of the signatures, or every withdrawal. */
      readonly kind: "sample" | "withdrawals"
      readonly tree_size: number
      readonly checked: number
      readonly bad: number
      readonly auditors: readonly ActorKeyId[]
    }

export type LeafType = Leaf["type"]

/** By how much a leaf moves its petition's count: the replay of the log adds nothing else up. */
export function countOf({ type }: Pick<Leaf, "type">): 1 | 0 | -1 {
  if (type === "signature" || type === "restored") return 1
  return type === "withdrawn" || type === "invalidated" ? -1 : 0
}

/** The bytes of a leaf: canonical JSON (RFC 8785) with its version. Stored and served as they are, never made again. */
export function leafBytes(leaf: Leaf): Uint8Array {
  return utf8(canonicalJson({ v: 1, ...leaf }))
}
