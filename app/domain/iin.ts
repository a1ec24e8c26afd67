import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** An individual identification number: 12 digits whose check digit is right. Proves nobody's identity. */
export type Iin = string & { readonly kind: "iin" }

export type IinRefusal = "iin-not-12-digits" | "iin-is-a-bin" | "iin-check-digit"

/** What the number row types in the Kazakh layout (RST KazSSR 903-90), and with Shift. */
const digitKeys: Readonly<Record<string, string>> = Object.fromEntries(
  ['"!', "ә", "і", "ң", "ғ", ",;", ".:", "ү", "ұ", "қ"].flatMap((keys, index) =>
    Array.from(keys, (key) => [key, String((index + 1) % 10)]),
  ),
)

/** Maps what the number row of a Kazakh keyboard types back to digits; other characters stay. */
export function digitsFromKazakhLayout(text: string): string {
  return Array.from(text.normalize("NFKC").toLowerCase(), (key) => digitKeys[key] ?? key).join("")
}

/**
 * Reads an IIN as people type it: spaces and hyphens dropped, the Kazakh number row mapped back.
 *
 * A BIN (fifth digit 4, 5 or 6) is refused: organisations sign nothing. Neither birth date nor sex is
 * derived or compared: Decree 853 of 26.08.2013 untied the digits from personal data.
 */
export function parseIin(text: string): Outcome<Iin, IinRefusal> {
  const digits = digitsFromKazakhLayout(text).replace(/[\s\-‐‑–]/g, "")
  if (!/^[0-9]{12}$/.test(digits)) return refuse("iin-not-12-digits")
  if (/^.{4}[456]/.test(digits)) return refuse("iin-is-a-bin")
  if (checkDigit(digits) !== Number(digits[11])) return refuse("iin-check-digit")
  return accept(digits as Iin)
}

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/** Check digit of the first 11 digits; 10 where even the second pass gives none and no number is issued. */
function checkDigit(digits: string): number {
  const first = weighted(digits, firstWeights)
  return first === 10 ? weighted(digits, secondWeights) : first
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
}
