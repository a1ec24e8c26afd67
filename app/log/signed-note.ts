import { concatBytes, equalBytes, fromBase64, toBase64, toHex, utf8 } from "./bytes.ts"
import type { Digest } from "./digest.ts"

/** One signature line of a note: whose it says it is, the key's four bytes, what follows them. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

/** A note as it is written (C2SP signed-note): the text with its last newline, and its signatures. */
export interface SignedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A public key that notes are checked with. `type` is the first byte of its encoded form: 1 is Ed25519. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: Uint8Array
  readonly type: number
  readonly publicKey: Uint8Array
}

export const ed25519Type = 1

const largestNote = 1_000_000
const mostSignatures = 100
const signatureLine = /^— (\S+) (\S+)$/u
const controls = /[\u0000-\u0009\u000b-\u001f]/u

export function formatNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(
    ({ name, keyId, signature }) => `— ${name} ${toBase64(concatBytes(keyId, signature))}\n`,
  )
  return `${text}\n${lines.join("")}`
}

/** Takes a note apart at its last empty line; undefined where it is none. Says nothing of its signatures. */
export function parseNote(note: string): SignedNote | undefined {
  const border = note.lastIndexOf("\n\n")
  if (border < 0 || note.length > largestNote || controls.test(note) || !note.endsWith("\n"))
    return undefined
  const lines = note.slice(border + 2, -1).split("\n")
  if (lines.length > mostSignatures) return undefined
  const signatures = lines.map(parseSignature)
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  return { text: note.slice(0, border + 1), signatures }
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = signatureLine.exec(line) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!name || !isKeyName(name) || !bytes || bytes.length < 5) return undefined
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** A key's name: not empty, without spaces and without a plus. */
export function isKeyName(name: string): boolean {
  return /^[^\s+]+$/u.test(name)
}

/** The four bytes by which a note names a key: of its name, its type and its bytes. */
export function keyIdOf(
  { sha256 }: Digest,
  { name, type, publicKey }: Omit<VerifierKey, "keyId">,
): Uint8Array {
  return sha256(concatBytes(utf8(name), Uint8Array.of(0x0a, type), publicKey)).slice(0, 4)
}

/** `name+id+key`: the line that a verifier is handed once and keeps. */
export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${toHex(keyId)}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`
}

/** Reads a verifier key; undefined where it is malformed or its id is not that of its key. */
export function parseVerifierKey(digest: Digest, line: string): VerifierKey | undefined {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!name || !bytes || bytes.length < 2) return undefined
  const key = { name, type: bytes[0] ?? 0, publicKey: bytes.slice(1) }
  const keyId = keyIdOf(digest, key)
  return toHex(keyId) === id ? { ...key, keyId } : undefined
}

/** What a note's signatures come to: the keys that are known and signed it; or why it is refused as a whole. */
export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly VerifierKey[] }
  | { readonly ok: false; readonly why: "malformed" | "bad-signature" | "unsigned" }

/**
 * Opens a note with the keys one trusts (C2SP signed-note). Signatures of unknown keys are passed over; a
 * known key with a wrong signature spoils the note, and so does none at all.
 *
 * @param verify for keys of other types than Ed25519, tells whether the signature of the text is the key's
 */
export function openNote(
  digest: Digest,
  note: string,
  keys: readonly VerifierKey[],
  verify: NoteVerifier = verifyEd25519Note,
): OpenedNote {
  const parsed = parseNote(note)
  if (!parsed) return { ok: false, why: "malformed" }
  const signedBy: VerifierKey[] = []
  for (const { name, keyId, signature } of parsed.signatures) {
    const key = keys.find((known) => known.name === name && equalBytes(known.keyId, keyId))
    if (!key) continue
    if (!verify(digest, key, parsed.text, signature)) return { ok: false, why: "bad-signature" }
    if (!signedBy.includes(key)) signedBy.push(key)
  }
  if (signedBy.length === 0) return { ok: false, why: "unsigned" }
  return { ok: true, text: parsed.text, signedBy }
}

export type NoteVerifier = (
  digest: Digest,
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
) => boolean

export function verifyEd25519Note(
  digest: Digest,
  { type, publicKey }: VerifierKey,
  text: string,
  signature: Uint8Array,
): boolean {
  return type === ed25519Type && digest.verifyEd25519(publicKey, utf8(text), signature)
}
