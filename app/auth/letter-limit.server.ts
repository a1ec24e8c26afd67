import { RateLimiterMemory } from "rate-limiter-flexible"

/** Notes that a letter is asked for. @returns whether it is one too many: then it is not written */
export type LetterLimit = (to: Buffer | number) => Promise<boolean>

/** Letters of one kind to one address, or asked for by one account, in an hour: nobody's mailbox is filled by a form. */
export function letterLimit(keyPrefix: string, points = 3): LetterLimit {
  const letters = new RateLimiterMemory({ keyPrefix, points, duration: 60 * 60 })
  return async (to) => {
    const key = typeof to === "number" ? String(to) : to.toString("hex")
    const { consumedPoints } = await letters.penalty(key)
    return consumedPoints > points
  }
}
