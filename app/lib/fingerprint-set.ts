/**
 * A set of fingerprints of 120 bits in one block of memory: millions of them cost 32 to 64 bytes each,
 * where a set of strings would cost a hundred and end at sixteen million.
 */
export interface FingerprintSet {
  slots: Uint32Array
  size: number
}

const wordsEach = 4
const charactersEachWord = 5

export function emptyFingerprintSet(): FingerprintSet {
  return { slots: new Uint32Array(1024 * wordsEach), size: 0 }
}

/**
 * Adds what the first 20 characters of a base64 text stand for; false where it was there already. For texts
 * that are as good as random, such as hashes: whoever can choose two with one beginning loses the second.
 */
export function addFingerprint(set: FingerprintSet, base64: string): boolean {
  if (set.size * wordsEach * 2 >= set.slots.length) grow(set)
  for (let word = 0; word < wordsEach; word += 1) {
    sought[word] = wordAt(base64, word * charactersEachWord)
  }
  const at = placeOf(set.slots, sought, 0)
  if (set.slots[at] !== 0) return false
  set.slots.set(sought, at)
  set.size += 1
  return true
}

const sought = new Uint32Array(wordsEach)

/** Where the four words from a place on stand, or the free place where they belong. */
function placeOf(slots: Uint32Array, words: Uint32Array, from: number): number {
  let at = ((words[from] ?? 0) * wordsEach) % slots.length
  while (slots[at] !== 0 && !isAt(slots, at, words, from)) at = (at + wordsEach) % slots.length
  return at
}

function isAt(slots: Uint32Array, at: number, words: Uint32Array, from: number): boolean {
  for (let word = 0; word < wordsEach; word += 1) {
    if (slots[at + word] !== words[from + word]) return false
  }
  return true
}

function grow(set: FingerprintSet): void {
  const old = set.slots
  set.slots = new Uint32Array(old.length * 2)
  for (let from = 0; from < old.length; from += wordsEach) {
    if (old[from] === 0) continue
    const at = placeOf(set.slots, old, from)
    for (let word = 0; word < wordsEach; word += 1) set.slots[at + word] = old[from + word] ?? 0
  }
}

/** Five characters as 30 bits, and a mark above them: a word in use is never 0. */
function wordAt(base64: string, from: number): number {
  let word = 1
  for (let at = from; at < from + charactersEachWord; at += 1) {
    word = word * 64 + valueOf(base64.charCodeAt(at))
  }
  return word
}

function valueOf(code: number): number {
  if (code >= 97) return code - 71
  if (code >= 65) return code - 65
  if (code >= 48) return code + 4
  return code === 43 ? 62 : 63
}
