import type { House, SignedIn } from "#app/context.server.ts"
import { limiterOf } from "#db/queries/rate-counts.server.ts"

/** Wrong codes for one account in a quarter of an hour: a million codes are never tried through. */
const tries = { name: "factor", points: 5, seconds: 15 * 60 }

/** Counts an attempt before it is judged, so that many at once are not all judged. @returns whether it may be made */
export async function mayTry({ db }: Pick<House, "db">, { publicId }: SignedIn): Promise<boolean> {
  const { consumedPoints } = await limiterOf(db, tries).penalty(publicId)
  return consumedPoints <= tries.points
}

/** Forgets the attempts of an account that has proved itself. */
export async function forgetTries(
  { db }: Pick<House, "db">,
  { publicId }: SignedIn,
): Promise<void> {
  await limiterOf(db, tries).delete(publicId)
}
