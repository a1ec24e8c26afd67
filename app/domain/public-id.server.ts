import { randomBytes } from "node:crypto"
import { encodePublicId } from "./public-id.ts"
import type { PublicId } from "./public-id.ts"

/** A fresh public id: 80 random bits, for what is made here and not imported. */
export function newPublicId(): PublicId {
  return encodePublicId(randomBytes(10))
}
