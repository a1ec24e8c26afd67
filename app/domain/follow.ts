import { day, dayIn, hour, later, millisecondsOf, startOfDay } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What can be followed: a deputy, a promise, a petition, an area with those who represent it. */
export const followKinds = ["person", "pledge", "petition", "area"] as const
export type FollowKind = (typeof followKinds)[number]

/** How often news is gathered into one letter. A petition's own steps are told one by one. */
export const rhythms = ["daily", "weekly"] as const
export type Rhythm = (typeof rhythms)[number]

/** The word in addresses for each kind: the pages of the followed stand under the same one. */
export const followPlaces = {
  person: "people",
  pledge: "promises",
  petition: "petitions",
  area: "areas",
} as const satisfies Record<FollowKind, string>

/** The kind that a word in an address means; undefined where it means none. */
export function readFollowPlace(place: string): FollowKind | undefined {
  return followKinds.find((kind) => followPlaces[kind] === place)
}

/** For so long the mailed link confirms; then the request is destroyed. */
export const followRequestLasts = 3 * day

/** News is told when it is this old: what was being written when a letter was made is in the next one. */
export const newsSettles = hour / 6

/** Letters go out in the morning, when nobody is woken: at this hour in the country. */
const morning = 8

/**
 * When the next gathered letter is due: the next morning at eight in the country, or the next Monday's.
 * An instant exactly at eight is followed by the morning after.
 */
export function nextLetter(rhythm: Rhythm, now: Instant): Instant {
  const first = morningOf(now)
  const next = first > now ? first : morningOf(later(now, day))
  return rhythm === "daily" ? next : nextMonday(next)
}

function morningOf(at: Instant): Instant {
  return later(startOfDay(homeZone, dayIn(homeZone, at)), morning * hour)
}

function nextMonday(from: Instant): Instant {
  let at = from
  while (weekday.format(millisecondsOf(at)) !== "Mon") at = morningOf(later(at, day))
  return at
}

const weekday = new Intl.DateTimeFormat("en-GB", { timeZone: homeZone, weekday: "short" })

/** Decides whether a mailed request may still be confirmed. The last millisecond counts. */
export function decideFollowing(
  request: { readonly expiresAt: Instant } | undefined,
  now: Instant,
): Outcome<undefined, "no-such-follow" | "follow-expired"> {
  if (!request) return refuse("no-such-follow")
  return now < request.expiresAt ? accept(undefined) : refuse("follow-expired")
}
