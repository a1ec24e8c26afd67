import { randomBytes } from "node:crypto"
import { encodeSerial } from "./sheet-serial.ts"
import type { Serial } from "./sheet-serial.ts"

/** A fresh serial: 40 random bits, so that nobody can guess one that was issued. */
export function newSerial(): Serial {
  return encodeSerial(randomBytes(5))
}
