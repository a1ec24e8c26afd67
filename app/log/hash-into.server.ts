import { hash } from "node:crypto"
import type { HashInto } from "./tile-tree.ts"

// What node takes and its types leave out.
const oneByteEach = "latin1" as "hex"

/**
 * SHA-256 by node's one-shot call, for a tree of millions: a short string of its bytes is several times
 * cheaper there than a buffer or a hash object.
 */
export const nodeHashInto: HashInto = (bytes, target, at) => {
  const binary = hash("sha256", bytes, oneByteEach)
  for (let index = 0; index < 32; index += 1) target[at + index] = binary.charCodeAt(index)
}
