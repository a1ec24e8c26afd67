import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"

/**
 * Counts by key, with memory for so many keys: beyond them the oldest is forgotten, as a flood from
 * ever new addresses must not fill the machine.
 */
export class BoundedLimiter {
  private readonly keys = new Set<string>()
  /**
   * Gives the key asked longest ago: those before it are gone. One that began anew would each time pass over the places
   * of all that are gone since the set was last laid out anew, and take twenty times as long.
   */
  private readonly oldestFirst = this.keys.values()
  private readonly limiter: RateLimiterMemory

  constructor(
    points: number,
    seconds: number,
    private readonly most = 50_000,
  ) {
    this.limiter = new RateLimiterMemory({ points, duration: seconds })
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.keys.size
  }

  /** Counts one. @returns undefined where it is within the limit, else the seconds to wait */
  async consume(key: string): Promise<number | undefined> {
    await this.remember(key)
    try {
      await this.limiter.consume(key)
      return undefined
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    }
  }

  /** The key asked last is forgotten last. */
  private async remember(key: string): Promise<void> {
    this.keys.delete(key)
    this.keys.add(key)
    if (this.keys.size <= this.most) return
    const { value: oldest = key } = this.oldestFirst.next()
    this.keys.delete(oldest)
    await this.limiter.delete(oldest)
  }
}
