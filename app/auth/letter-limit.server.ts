import { RateLimiterMemory } from "rate-limiter-flexible"

/** Notes that a letter is asked for. @param tag of the address @returns whether it is one too many: then it is not written */
export type LetterLimit = (tag: Buffer) => Promise<boolean>

/** Letters of one kind to one address, or asked for from one, in an hour: nobody's mailbox is filled by a form. */
export function letterLimit(keyPrefix: string, points = 3): LetterLimit {
  const letters = new RateLimiterMemory({ keyPrefix, points, duration: 60 * 60 })
  return async (tag) => {
    const { consumedPoints } = await letters.penalty(tag.toString("hex"))
    return consumedPoints > points
  }
}
