import { tenthOf } from "./sheet-rekey.ts"
import { sha256 } from "#app/lib/seal.server.ts"

/**
 * The lines that are read a second time: a tenth, rounded up, chosen by lot.
 *
 * Lines are put in the order of SHA-256 over the seed and their name, and the first tenth is taken: who
 * has the seed arrives at the same lines, and nobody has it before the batch is closed.
 *
 * @param seed 32 random bytes, made when the batch is closed
 * @param lines each by a name of its own, such as `K3V9X2M4Q/5`
 */
export function drawLines(seed: Uint8Array, lines: readonly string[]): string[] {
  const drawn = lines
    .map((line) => ({ line, place: sha256(Buffer.concat([seed, Buffer.from(line)])) }))
    .sort((one, other) => one.place.compare(other.place))
  return drawn.slice(0, tenthOf(lines.length)).map(({ line }) => line)
}
