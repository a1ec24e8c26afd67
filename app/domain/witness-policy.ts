import type { Digest } from "#app/log/digest.ts"
import { cosignatureType } from "#app/log/cosignature.ts"
import { toHex } from "#app/log/bytes.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"

export interface NamedWitness {
  readonly key: VerifierKey
  /** Where it takes checkpoints, without a slash at the end; null where none is told. */
  readonly url: string | null
}

/** Whose cosignatures count, and how many of them must stand under a checkpoint. */
export interface WitnessPolicy {
  readonly witnesses: readonly NamedWitness[]
  readonly quorum: number
}

export const noWitnesses: WitnessPolicy = { witnesses: [], quorum: 0 }

/** Thrown with a sentence for whoever wrote the list. */
export class WitnessPolicyError extends Error {
  override readonly name = "WitnessPolicyError"
}

/**
 * Reads a list of witnesses: a line `vkey URL` each, a line `quorum N`, empty lines and lines that begin
 * with `#`. Without a quorum every one of them must sign.
 *
 * @throws WitnessPolicyError where a line is something else, one key stands there twice, also under another
 *   name (one witness would count as two), or the quorum is more than there are
 */
export function parseWitnessPolicy(digest: Digest, text: string): WitnessPolicy {
  const lines = text.split("\n").map((line) => line.trim())
  const told = lines.filter((line) => line !== "" && !line.startsWith("#"))
  const quorums = told.filter((line) => line.startsWith("quorum "))
  const witnesses = told
    .filter((line) => !line.startsWith("quorum "))
    .map((line) => readWitness(digest, line, lines.indexOf(line) + 1))
  const keys = new Set(witnesses.map(({ key }) => toHex(key.publicKey)))
  if (keys.size < witnesses.length)
    throw new WitnessPolicyError("one witness's key stands there twice: it would count as two")
  return { witnesses, quorum: readQuorum(quorums, witnesses.length) }
}

function readWitness(digest: Digest, line: string, number: number): NamedWitness {
  const [vkey, url, ...rest] = line.split(/\s+/)
  const key = parseVerifierKey(digest, vkey ?? "")
  const isAddress = url === undefined || (/^https?:/.test(url) && URL.canParse(url))
  if (key?.type !== cosignatureType || !isAddress || rest.length > 0)
    throw new WitnessPolicyError(`line ${String(number)} is no witness's key and address`)
  return { key, url: url?.replace(/\/+$/, "") ?? null }
}

function readQuorum(lines: readonly string[], witnesses: number): number {
  if (lines.length === 0) return witnesses
  const quorum = Number(/^quorum\s+([1-9]\d{0,2})$/.exec(lines[0] ?? "")?.[1] ?? NaN)
  if (lines.length > 1 || !(quorum <= witnesses))
    throw new WitnessPolicyError(`the quorum is a number from 1 to ${String(witnesses)}, told once`)
  return quorum
}
