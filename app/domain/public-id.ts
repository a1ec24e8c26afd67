import { asciiWords } from "./ascii-words.ts"

/** 16 characters of lower-case Crockford base32, 80 bits: how the outside names everything. */
export type PublicId = string

/** Crockford's alphabet: no i, l, o, u, so that nothing is misread or makes a word. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
const form = /^[0-9a-hjkmnp-tv-z]{16}$/

/** Tells whether a text is a public id, exactly as it is written in links. */
export function isPublicId(text: string): text is PublicId {
  return form.test(text)
}

/** The id of a URL's part, `k3v9x2m4q8ab7tpz-aigul-sadykova`; undefined where it holds none. The tail says nothing. */
export function readPublicId(param: string): PublicId | undefined {
  const id = param.slice(0, 16)
  const tail = param.slice(16)
  return isPublicId(id) && (tail === "" || tail.startsWith("-")) ? id : undefined
}

/** The id with a readable tail made of a name in any script; the id alone where nothing of it can be read. */
export function withTail(id: PublicId, name: string): string {
  return [id, ...asciiWords(name)].join("-").slice(0, longest).replace(/-+$/, "")
}

/** Of the id and its tail, in characters: a promise's text makes no endless link. */
const longest = 80

/** Writes 10 bytes (80 bits) as a public id, the first bit first. @throws RangeError on any other length */
export function encodePublicId(bytes: Uint8Array): PublicId {
  if (bytes.length !== 10) throw new RangeError("A public id is made of 10 bytes.")
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("")
  return bits.replace(/.{5}/g, (five) => alphabet.charAt(Number.parseInt(five, 2)))
}
