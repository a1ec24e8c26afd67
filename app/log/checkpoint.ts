import { fromBase64, toBase64 } from "./bytes.ts"
import { hashLength } from "./merkle.ts"
import type { TreeHead } from "./merkle.ts"

/** A tree head and the log that it is of (C2SP tlog-checkpoint). The origin is the name of the log's key too. */
export interface Checkpoint extends TreeHead {
  readonly origin: string
}

/** The text that the log signs: origin, tree size, root hash, a line each. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size.toString()}\n${toBase64(root)}\n`
}

/** Reads a checkpoint's text; undefined where it is none. Extension lines are passed over. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, digits, encoded, ...rest] = text.split("\n")
  if (!origin || rest.at(-1) !== "" || !/^(0|[1-9]\d{0,19})$/.test(digits ?? "")) return undefined
  const size = BigInt(digits ?? "")
  const root = fromBase64(encoded ?? "")
  if (size >= 1n << 64n || root?.length !== hashLength) return undefined
  return { origin, size, root }
}
