import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { makeSecretFile, readSecretFile } from "#app/lib/secret-file.server.ts"
import { concatBytes, fromBase64, toBase64, toHex } from "#app/log/bytes.ts"
import { cosignatureType, cosignedMessage, formatCosignature } from "#app/log/cosignature.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { ed25519Pair } from "#app/log/ed25519.server.ts"
import { isKeyName, keyIdOf } from "#app/log/signed-note.ts"
import type { NoteSignature, VerifierKey } from "#app/log/signed-note.ts"
import { Stop } from "#scripts/witness/stop.ts"

/** A witness's key: what it is known by, and what cosigns. */
export interface WitnessKey {
  readonly verifier: VerifierKey
  /** Cosigns the text of a checkpoint as of a time in Unix seconds. */
  readonly cosign: (text: string, time: bigint) => NoteSignature
}

/** The key of a name and a seed of 32 bytes. */
export function makeWitnessKey(name: string, seed: Uint8Array): WitnessKey {
  const pair = ed25519Pair(seed)
  const named = { name, type: cosignatureType, publicKey: pair.publicKey }
  const verifier = { ...named, keyId: keyIdOf(nodeDigest, named) }
  return {
    verifier,
    cosign: (text, time) => ({
      name,
      keyId: verifier.keyId,
      signature: formatCosignature(time, pair.sign(cosignedMessage(text, time))),
    }),
  }
}

/**
 * Reads a witness's key from its file: `PRIVATE+KEY+name+id+key`, as other writers of signed notes keep one.
 * Where there is no file a new key is made.
 *
 * @param name what a new key is called, such as the address without `https://`
 * @throws Stop where the file holds no key
 */
export function readWitnessKey(file: string, name: string | undefined): WitnessKey {
  if (!existsSync(file)) makeSecretFile(file, newKeyLine(name ?? `witness-${randomHex()}`))
  const [, named, , encoded] =
    /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(readSecretFile(file)) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!named || bytes?.length !== 33 || bytes[0] !== cosignatureType)
    throw new Stop(`${file} holds no witness's key.`)
  return makeWitnessKey(named, bytes.slice(1))
}

function newKeyLine(name: string): string {
  if (!isKeyName(name)) throw new Stop("A witness's name has no spaces and no plus.")
  const seed = randomBytes(32)
  const id = toHex(makeWitnessKey(name, seed).verifier.keyId)
  const bytes = concatBytes(Uint8Array.of(cosignatureType), seed)
  return `PRIVATE+KEY+${name}+${id}+${toBase64(bytes)}`
}

function randomHex(): string {
  return randomBytes(4).toString("hex")
}
