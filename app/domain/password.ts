import type { Role } from "#app/domain/access.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commonPasswords } from "./common-passwords.ts"

export type PasswordRefusal = "password-short" | "password-long" | "password-common"

/** 64 must be taken (ASVS 6.2.9); beyond 128 it is no password any more but a load. */
const longest = 128

/**
 * The least number of characters: 8 for constituents; 15 for everybody who can act on others' data, as
 * long as the password is their only factor (NIST SP 800-63B-4).
 */
export function shortestPassword(role: Role): number {
  return role === "constituent" ? 8 : 15
}

/**
 * Decides whether a password may be chosen. Nothing is asked of its composition; what is refused is what
 * an attacker tries first: common passwords, one character or keyboard run again and again, and words
 * from the site or the person's own address with a few characters added.
 * @param ownWords the person's address, name, organisation: at least those that are known
 */
export function decidePassword(
  password: string,
  role: Role,
  ownWords: readonly string[],
): Outcome<undefined, PasswordRefusal> {
  const length = Array.from(password).length
  const min = shortestPassword(role)
  if (length < min) return refuse("password-short", { details: { min } })
  if (length > longest) return refuse("password-long", { details: { max: longest } })
  return isGuessable(password, ownWords) ? refuse("password-common") : accept(undefined)
}

const siteWords = ["uade", "уәде", "уаде", "password", "пароль", "құпиясөз"]
const fewAdded = 4
const shortestWord = 4

function isGuessable(password: string, ownWords: readonly string[]): boolean {
  const plain = fold(password)
  if (new Set(plain).size < 4) return true
  const words = [...siteWords, ...ownWords.flatMap(parts)]
  const rest = without(plain, words)
  return commonPasswords.has(plain) || rest.length <= fewAdded || commonPasswords.has(rest)
}

/** Takes out the longest words first, so that a short one does not break a longer one up. */
function without(plain: string, words: readonly string[]): string {
  const byLength = [...words].sort((one, other) => other.length - one.length)
  return byLength.reduce((rest, word) => rest.replaceAll(word, ""), plain)
}

function parts(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((part) => part.length >= shortestWord)
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s/g, "")
}
