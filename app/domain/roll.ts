import { skeleton } from "./fold.ts"
import type { Iin } from "./iin.ts"
import type { Keys } from "#app/lib/seal.server.ts"

/** By what a voter is looked up: what the roll says and what the voter types must be alike. */
export interface RollPerson {
  readonly iin: Iin
  readonly family: string
  readonly settlement: string
}

export interface RollTags {
  /** Of the IIN alone: whom the roll speaks of. */
  readonly personTag: Buffer
  /** Of all three together: what somebody has to know to be found. */
  readonly matchTag: Buffer
}

/** What a site keeps of a voter on a roll. */
export interface RollEntry {
  readonly areaId: number
  /** The day from which the person may vote, sealed under the roll's key; null where they may already. */
  readonly votesFromSealed: Buffer | null
}

/** Tries of one address, and of one IIN, that are looked up in a day. */
export const mostRollTries = 5

/**
 * The keyed hashes by which a roll is kept: without `ROLL_KEY_FILE` nobody can be found in it, and with it
 * only who is asked for. Spellings of one name or place have one tag.
 */
export function rollTags(keys: Pick<Keys, "tag">, person: RollPerson): RollTags {
  const known = [person.iin, skeleton(person.family), settlementWords(person.settlement)]
  return {
    personTag: personTagOf(keys, person.iin),
    matchTag: keys.tag(known.join("\0"), "uade/v1/roll-match"),
  }
}

/** The tag of a person of whom only the IIN is known. */
export function personTagOf(keys: Pick<Keys, "tag">, iin: Iin): Buffer {
  return keys.tag(iin, "uade/v1/roll-person")
}

/** What a day's tries of an address or an IIN are counted under. */
export function tryTag(keys: Pick<Keys, "tag">, whose: "email" | "iin", value: string): Buffer {
  return keys.tag(value, `uade/v1/roll-try/${whose}`)
}

/** Seals the day from which somebody may vote; it gives their birthday away. */
export const votesFromContext = "uade/v1/roll-votes-from"

/** Words for kinds of places, folded, in Kazakh and Russian: people write them or leave them out. */
const kinds = new Set(
  [
    ...[
      "қаласы",
      "қала",
      "қ",
      "ауылы",
      "ауыл",
      "а",
      "кенті",
      "кент",
      "ауылдық",
      "округі",
      "станциясы",
    ],
    ...["город", "г", "гор", "село", "с", "поселок", "посёлок", "п", "пос", "аул", "станция", "ст"],
  ].map(skeleton),
)

function settlementWords(settlement: string): string {
  const all = skeleton(settlement).split(" ")
  const naming = all.filter((word) => !kinds.has(word))
  return (naming.length > 0 ? naming : all).join(" ")
}
