import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"

/** So many that are over are forgotten with each that comes: more than come, so that none are left over. */
const mostForgotten = 2

/**
 * Counts by key, with memory for so many keys: beyond them the oldest is forgotten, as a flood from
 * ever new addresses must not fill the machine. One whose time is over is forgotten before that.
 */
export class BoundedLimiter {
  /** When each key was asked last, in milliseconds of `performance.now()`; the key asked longest ago first. */
  private readonly asked = new Map<string, number>()
  /**
   * Gives the key asked longest ago: those before it are gone. One that began anew would each time pass over the places
   * of all that are gone since the map was last laid out anew, and take twenty times as long.
   */
  private oldestFirst = this.asked.entries()
  private oldest: Asked | undefined
  private readonly limiter: RateLimiterMemory
  private readonly lastsMs: number

  constructor(
    points: number,
    seconds: number,
    private readonly most = 50_000,
  ) {
    this.limiter = new RateLimiterMemory({ points, duration: seconds })
    this.lastsMs = seconds * 1000
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.asked.size
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
    const now = performance.now()
    this.asked.delete(key)
    this.asked.set(key, now)
    for (let forgotten = 0; forgotten < mostForgotten; forgotten += 1) {
      const [oldest, at] = this.findOldest() ?? [key, now]
      if (this.asked.size <= this.most && at + this.lastsMs >= now) return
      this.asked.delete(oldest)
      await this.limiter.delete(oldest)
    }
  }

  /** Whoever asked again since it was given has another place further on. */
  private findOldest(): Asked | undefined {
    while (!this.oldest || this.asked.get(this.oldest[0]) !== this.oldest[1]) {
      const next = this.oldestFirst.next()
      if (next.done) this.oldestFirst = this.asked.entries()
      if (next.done && this.asked.size === 0) return undefined
      this.oldest = next.value
    }
    return this.oldest
  }
}

type Asked = readonly [key: string, at: number]
