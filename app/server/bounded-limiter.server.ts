import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"

interface Asked {
  /** When last, in milliseconds of `performance.now()`. */
  at: number
  /** Whether again since its key was put, or passed over, last. */
  isAgain: boolean
}

/** With each that comes so many of the oldest are looked at: more than come, so that none whose time is over is left. */
const mostLookedAt = 2

/**
 * Counts by key, with memory for so many keys: beyond them the oldest is forgotten, as a flood from
 * ever new addresses must not fill the machine. One whose time is over is forgotten before that.
 */
export class BoundedLimiter {
  /**
   * The oldest first; who asked again is passed over once (CLOCK). To move a key each time that it is asked would make
   * one that asks much ever slower: a map keeps the places of what was deleted until it is laid out anew.
   */
  private readonly asked = new Map<string, Asked>()
  /** Gives the oldest: those before it are gone, and one that began anew would pass over the places of all these. */
  private oldestFirst = this.asked.entries()
  private oldest: readonly [key: string, asked: Asked] | undefined
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
    this.remember(key)
    try {
      await this.limiter.consume(key)
      return undefined
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    }
  }

  private remember(key: string): void {
    const now = performance.now()
    const known = this.asked.get(key)
    if (known) {
      known.at = now
      known.isAgain = true
    } else this.asked.set(key, { at: now, isAgain: false })
    for (let looked = 0; looked < mostLookedAt || this.asked.size > this.most; looked += 1) {
      const [oldest, { at, isAgain }] = this.takeOldest()
      const isOver = at + this.lastsMs < now
      if (!isOver && !isAgain && this.asked.size <= this.most) return
      if (isAgain && !isOver) this.passOver(oldest, at)
      else this.forget(oldest)
    }
  }

  private passOver(key: string, at: number): void {
    this.asked.delete(key)
    this.asked.set(key, { at, isAgain: false })
  }

  private forget(key: string): void {
    this.asked.delete(key)
    // In memory it is done at once; what it promises says only whether the key was there.
    void this.limiter.delete(key)
  }

  /** The one that is there longest; somebody has just asked, so that there is one. */
  private takeOldest(): readonly [key: string, asked: Asked] {
    while (!this.oldest || this.asked.get(this.oldest[0]) !== this.oldest[1]) {
      const next = this.oldestFirst.next()
      if (next.done) this.oldestFirst = this.asked.entries()
      else this.oldest = next.value
    }
    return this.oldest
  }
}
