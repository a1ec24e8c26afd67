import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** How a sheet of paper is named: eight symbols of Crockford's base32 (40 bits) and a check symbol. */
export type Serial = string & { readonly kind: "serial" }

/** Crockford's alphabet: no I, L, O, U, so that nothing is misread or makes a word. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** What is read for a symbol: Crockford's own look-alikes, and the Cyrillic letters of the same shape. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ O: "0", I: "1", L: "1", О: "0", І: "1" },
  ...{ А: "A", В: "B", С: "C", Е: "E", Н: "H", К: "K", М: "M", Р: "P", Т: "T", Х: "X", У: "Y" },
}

/** Tells whether a text is a serial as it is kept: nine symbols, the last of which fits. */
export function isSerial(text: string): text is Serial {
  return /^[0-9A-HJKMNP-TV-Z]{9}$/.test(text) && syndrome(text) === 0
}

/**
 * Reads a serial as people type it from paper: in either case, with spaces or hyphens, in Latin or in
 * Cyrillic letters that look the same.
 */
export function parseSerial(text: string): Outcome<Serial, "serial-wrong"> {
  const symbols = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s‐‑–-]/g, "")
  const read = Array.from(symbols, (symbol) => lookAlikes[symbol] ?? symbol).join("")
  return isSerial(read) ? accept(read) : refuse("serial-wrong")
}

/** Writes 5 bytes as a serial, with its check symbol. @throws RangeError on any other length */
export function encodeSerial(bytes: Uint8Array): Serial {
  if (bytes.length !== 5) throw new RangeError("A serial is made of 5 bytes.")
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("")
  const symbols = bits.replace(/.{5}/g, (five) => alphabet.charAt(Number.parseInt(five, 2)))
  return `${symbols}${alphabet.charAt(syndrome(symbols))}` as Serial
}

/** A serial as it stands on paper, in threes: `K3V 9X2 M4Q`. */
export function formatSerial(serial: string): string {
  return serial.replace(/(.{3})(?=.)/g, "$1 ")
}

/**
 * The sum of the symbols, each by a power of two of its own, in the field of 32 elements. It is zero
 * for a serial with its check symbol. No two powers are alike, so that one changed symbol and any two
 * that changed places make it something else.
 */
function syndrome(symbols: string): number {
  let sum = 0
  for (const [index, symbol] of Array.from(symbols).entries()) {
    sum ^= timesPowerOfTwo(alphabet.indexOf(symbol), (index + 1) % 9)
  }
  return sum
}

/** Doubles in the field of x⁵ + x² + 1. */
function timesPowerOfTwo(value: number, power: number): number {
  let result = value
  for (let step = 0; step < power; step++) {
    result <<= 1
    if (result > 31) result ^= 0b100101
  }
  return result
}
