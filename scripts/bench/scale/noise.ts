import { randomFillSync } from "node:crypto"

const reserve = 1024 * 1024

/** Bytes that look as marks and sealed texts do: like nothing. Each piece is to be used before 1 MB more is taken. */
export function noiseOf(): (length: number) => Buffer {
  const bytes = Buffer.allocUnsafe(reserve)
  let at = reserve
  return (length) => {
    if (at + length > reserve) {
      randomFillSync(bytes)
      at = 0
    }
    at += length
    return bytes.subarray(at - length, at)
  }
}
