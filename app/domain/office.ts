import type { Rating } from "./rating.ts"
import { day } from "#app/lib/instant.ts"

/** Findings about which the deputy is asked: those that say that something was not done as promised. */
export const askedRatings: readonly Rating[] = ["broken", "partly-kept", "stalled"]

/** How many days ahead of its deadline a promise stands on the deputy's list. */
export const soonFor = 90

/** For how long evidence is new on the deputy's list, in milliseconds. */
export const newFor = 30 * day

/** How many may speak for one deputy beside the deputy. */
export const mostDelegates = 5
