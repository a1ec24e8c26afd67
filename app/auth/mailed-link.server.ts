import type { z } from "zod"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Keys } from "#app/lib/seal.server.ts"

const linkRefusals = ["link-broken", "link-expired", "link-used"] as const

/** Why a mailed link does not do: changed on its way, too old, or what it was for is done or no more so. */
export type LinkRefusal = (typeof linkRefusals)[number]

/** Tells whether the link itself was refused and not what was sent with it. */
export function isLinkRefusal(code: string): code is LinkRefusal {
  return linkRefusals.some((known) => known === code)
}

/** A link that never was is not found; one that was does no more. */
export function statusOfLink(code: LinkRefusal): 404 | 410 {
  return code === "link-broken" ? 404 : 410
}

/** The secrets of one kind of mailed link: each holds all it needs, sealed. Nothing of it is stored. */
export interface LinkKind<Content> {
  seal(keys: Pick<Keys, "seal">, content: Content): string
  /** @returns undefined where the secret was changed, is of another kind or was made under another key */
  open(keys: Pick<Keys, "open">, secret: string): Content | undefined
}

/** A kind of mailed link. @param context keeps the links of one kind from being taken for another's */
export function linkKind<Content extends object>(
  context: string,
  schema: z.ZodType<Content>,
): LinkKind<Content> {
  return {
    seal: (keys, content) =>
      keys.seal(Buffer.from(canonicalJson(content)), context).toString("base64url"),
    open(keys, secret) {
      try {
        const plain = keys.open(Buffer.from(secret, "base64url"), context).toString("utf8")
        return schema.parse(JSON.parse(plain))
      } catch {
        return undefined
      }
    },
  }
}
