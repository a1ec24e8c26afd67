import { RateLimiterMemory } from "rate-limiter-flexible"
import type { SignedIn } from "#app/context.server.ts"

/** Wrong codes for one account in a quarter of an hour: a million codes are never tried through. */
const tries = new RateLimiterMemory({ keyPrefix: "factor", points: 5, duration: 15 * 60 })

/** Counts an attempt before it is judged, so that many at once are not all judged. @returns whether it may be made */
export async function mayTry({ publicId }: SignedIn): Promise<boolean> {
  const { consumedPoints } = await tries.penalty(publicId)
  return consumedPoints <= tries.points
}

/** Forgets the attempts of an account that has proved itself. */
export async function forgetTries({ publicId }: SignedIn): Promise<void> {
  await tries.delete(publicId)
}
