import type { House } from "#app/context.server.ts"
import { limiterOf } from "#db/queries/rate-counts.server.ts"

/**
 * Notes that a letter is asked for.
 * @param tag of the address
 * @returns whether it is one too many: then it is not written
 */
export type LetterLimit = (house: Pick<House, "db">, tag: Buffer) => Promise<boolean>

/** Letters of one kind to one address, or asked for from one, in an hour: nobody's mailbox is filled by a form. */
export function letterLimit(name: string, points = 3): LetterLimit {
  const limit = { name: `letters ${name}`, points, seconds: 60 * 60 }
  return async ({ db }, tag) => {
    const { consumedPoints } = await limiterOf(db, limit).penalty(tag.toString("hex"))
    return consumedPoints > points
  }
}
