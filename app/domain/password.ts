import { asciiWords } from "./ascii-words.ts"
import { commonPasswords } from "./common-passwords.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

export type PasswordRefusal = "password-short" | "password-long" | "password-common"

/**
 * The least number of characters, for everybody: what NIST SP 800-63B-4 asks of a password that stands
 * alone. A constituent's second factor may be taken away again, and whoever must have one has only the
 * password until it is set up, and again when every factor was lost: 8 would do for nobody at all times.
 */
export const shortestPassword = 15

/** 64 must be taken (ASVS 6.2.9); beyond 128 it is no password any more but a load. */
const longest = 128

/**
 * Decides whether a password may be chosen. Nothing is asked of its composition; what is refused is what
 * an attacker tries first: common passwords, two of them joined, a few characters again and again, and
 * words from the site or the person's own address and name with signs and a few characters added.
 * @param ownWords the person's address, name, organisation: at least those that are known
 */
export function decidePassword(
  password: string,
  ownWords: readonly string[],
): Outcome<undefined, PasswordRefusal> {
  const length = Array.from(password).length
  if (length < shortestPassword) {
    return refuse("password-short", { details: { min: shortestPassword } })
  }
  if (length > longest) return refuse("password-long", { details: { max: longest } })
  return isGuessable(password, ownWords) ? refuse("password-common") : accept(undefined)
}

/** What the site speaks of, in the three scripts in which it is typed. */
const siteWords = [
  ...["uade", "уәде", "уаде", "wade", "promise", "обещание", "obeshchanie"],
  ...["password", "пароль", "құпиясөз", "parol", "qupiyasoz", "kupiiasoz"],
  ...["deputy", "deputat", "депутат", "maslihat", "mäslihat", "мәслихат", "маслихат", "mazhilis"],
  ...["мәжіліс", "мажилис", "petition", "петиция", "petitsiya", "recall", "otzyv", "отзыв"],
  ...["kazakhstan", "казахстан", "қазақстан", "qazaqstan"],
]
const fewAdded = 4
const shortestWord = 4

function isGuessable(password: string, ownWords: readonly string[]): boolean {
  const plain = fold(password)
  if (new Set(plain).size < 4 || isRepeated(plain)) return true
  const rest = without(plain, [...siteWords, ...ownWords.flatMap(parts)]).replace(
    /[!-/:-@[-`{-~]/g,
    "",
  )
  return rest.length <= fewAdded || isCommon(plain) || isCommon(rest)
}

/** A common password, or two of them one after the other, with a few characters before, between or after. */
function isCommon(text: string): boolean {
  const ends = Array.from({ length: text.length + 1 }, (_, at) => at)
  // The most characters before each place that belong to one common password, and to two.
  const one = ends.map((end) => longestEndingAt(text, end))
  const most = Math.max(
    ...ends.map((end) => {
      const own = one[end] ?? 0
      return own + Math.max(0, ...one.slice(0, end - own + 1))
    }),
  )
  return most > 0 && text.length - most <= fewAdded
}

function longestEndingAt(text: string, end: number): number {
  for (let start = 0; end - start >= shortestWord; start += 1) {
    if (commonPasswords.has(text.slice(start, end))) return end - start
  }
  return 0
}

/** A run of at most eight characters that fills the whole, the last time perhaps cut short. */
function isRepeated(plain: string): boolean {
  return [4, 5, 6, 7, 8].some(
    (length) => length * 2 <= plain.length && plain.slice(length) === plain.slice(0, -length),
  )
}

/** Takes out the longest words first, so that a short one does not break a longer one up. */
function without(plain: string, words: readonly string[]): string {
  const byLength = [...words].sort((one, other) => other.length - one.length)
  return byLength.reduce((rest, word) => rest.replaceAll(word, ""), plain)
}

/** The words of an address or a name, also as they are written in Latin letters. */
function parts(text: string): string[] {
  return [...text.split(/[^\p{L}\p{N}]+/u).map(fold), ...asciiWords(text)].filter(
    (part) => part.length >= shortestWord,
  )
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s/g, "")
}
