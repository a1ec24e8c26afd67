import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { isRaw, listOf, pointer, unreadable } from "./json-document.ts"
import type { Raw, Unreadable } from "./json-document.ts"
import type { MotionRecord } from "./motion.ts"
import { readMotion } from "./popolo-motion.ts"
import type { Placed } from "./popolo-document.ts"
import type { Tally } from "./tally.ts"

/** A voter that a file speaks of: by id alone, or as an inline object with a name and more. */
export interface VoterMention {
  readonly place: string
  readonly inline: Raw | null
}

export interface MappedMotions {
  readonly motions: readonly MotionRecord[]
  readonly voters: ReadonlyMap<string, VoterMention>
}

/**
 * Maps motions in Popolo's form: a list of motions with nested `vote_events`, an object with `motions`,
 * or one with `vote_events` whose motions are nested or named by `motion_id`.
 * Refuses what holds none of these; a motion, event or vote that cannot be used is rejected into the tally.
 */
export function mapPopoloVotes(parsed: unknown, tally: Tally): Outcome<MappedMotions, Unreadable> {
  const motions = findMotions(parsed)
  if (!motions)
    return unreadable("holds no motions: neither a list of them nor an object with motions")
  const voters = new Map<string, VoterMention>()
  tally.read("motion", motions.length)
  return accept({
    motions: motions
      .map((placed) => readMotion(placed, voters, tally))
      .filter((motion) => motion !== undefined),
    voters,
  })
}

/** A motion and its events, wherever the file holds them. */
export interface PlacedMotion extends Placed {
  readonly events: readonly Placed[]
}

function findMotions(parsed: unknown): PlacedMotion[] | undefined {
  if (Array.isArray(parsed)) return withNested(placed(parsed as unknown[], ""))
  if (!isRaw(parsed)) return undefined
  const motions = placed(listOf(parsed, "motions"), "/motions")
  const events = placed(listOf(parsed, "vote_events"), "/vote_events")
  if (motions.length === 0 && events.length === 0) return undefined
  const apart = new Map<unknown, Placed[]>()
  const alone: PlacedMotion[] = []
  const ids = new Set(motions.map(({ raw }) => raw["id"]))
  for (const event of events) {
    const id = event.raw["motion_id"]
    if (id !== undefined && ids.has(id)) apart.set(id, [...(apart.get(id) ?? []), event])
    else alone.push(motionOf(event))
  }
  return [
    ...withNested(motions).map((motion) => ({
      ...motion,
      events: [...motion.events, ...(apart.get(motion.raw["id"]) ?? [])],
    })),
    ...alone,
  ]
}

/** An event whose motion is nested in it, or is not in the file at all. */
function motionOf(event: Placed): PlacedMotion {
  const { motion, motion_id: id, organization_id: organization } = event.raw
  const raw = isRaw(motion) ? motion : { id: id ?? event.raw["id"], text: event.raw["identifier"] }
  return {
    raw: { organization_id: organization, ...raw },
    place: isRaw(motion) ? pointer(event.place, "motion") : event.place,
    events: [event],
  }
}

function withNested(motions: readonly Placed[]): PlacedMotion[] {
  return motions.map((motion) => {
    const isEvent = !("vote_events" in motion.raw) && Array.isArray(motion.raw["votes"])
    return isEvent
      ? motionOf(motion)
      : {
          ...motion,
          events: placed(listOf(motion.raw, "vote_events"), pointer(motion.place, "vote_events")),
        }
  })
}

function placed(list: readonly unknown[], base: string): Placed[] {
  return list.map((raw, index) => ({
    raw: isRaw(raw) ? raw : {},
    place: pointer(base, index),
  }))
}
