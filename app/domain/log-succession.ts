import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { parseNote } from "#app/log/signed-note.ts"

/** A log that was begun anew, and how much of the one before it is in it. */
export interface Succession {
  /** The names of both: `uade.example/log/2` and `uade.example/log`. */
  readonly origin: string
  readonly before: string
  /** How many entries the lost log had, by the last checkpoint that is known of it. */
  readonly had: number
  /** How many of them are not in the new one. */
  readonly missing: number
}

/**
 * What a log that was begun anew lacks of the one that its first leaf cites.
 *
 * @param begun its name, the bytes of its first leaf, and how many leaves its first checkpoint covers: the one that
 *   cites, and behind it all that were left
 * @returns undefined where the leaf cites no log
 */
export function successionOf(begun: {
  readonly origin: string
  readonly leaf: Uint8Array
  readonly firstSize: number
}): Succession | undefined {
  const note = parseNote(citedBy(begun.leaf) ?? "")
  const cited = note && parseCheckpoint(note.text)
  if (!cited) return undefined
  const had = Number(cited.size)
  const kept = begun.firstSize - 1
  // The leaf by which the lost log cited one before it is no entry of anybody, and is not taken over.
  const own = isBegunAnew(cited.origin) && had > 0 ? 1 : 0
  const missing = Math.max(0, had - own - kept)
  return { origin: begun.origin, before: cited.origin, had, missing }
}

/** The first log of a site has no number behind its name. */
function isBegunAnew(origin: string): boolean {
  return /\/[1-9]\d*$/.test(origin)
}

function citedBy(leaf: Uint8Array): string | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(leaf))
    if (typeof json !== "object" || json === null || !("cites" in json)) return undefined
    return typeof json.cites === "string" ? json.cites : undefined
  } catch {
    return undefined
  }
}
