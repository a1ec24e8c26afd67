import { RateLimiterRes } from "rate-limiter-flexible"
import type { RateLimiterAbstract } from "rate-limiter-flexible"
import { limiterOf } from "#db/queries/rate-counts.server.ts"
import type { RateLimit } from "#db/queries/rate-counts.server.ts"

/** Into so many lumps a limit is cut. */
const lumps = 60

/**
 * Counts for several nodes without asking the database each time: a node takes a lump, a sixtieth of the limit,
 * and uses it up. What it leaves unused is what the nodes together may be off by.
 */
export class LumpLimiter {
  private readonly store: RateLimiterAbstract
  private readonly lump: number
  /** What was taken and not used, by key; what was taken longest ago is forgotten first. */
  private readonly left = new Map<string, number>()

  constructor(
    db: Parameters<typeof limiterOf>[0],
    limit: RateLimit,
    private readonly most = 50_000,
  ) {
    this.store = limiterOf(db, limit)
    this.lump = Math.max(1, Math.floor(limit.points / lumps))
  }

  /** Counts one. @returns undefined where it is within the limit, else the seconds to wait */
  async consume(key: string): Promise<number | undefined> {
    const left = this.left.get(key) ?? 0
    if (left > 0) {
      this.keep(key, left - 1)
      return undefined
    }
    try {
      await this.store.consume(key, this.lump)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    }
    this.keep(key, (this.left.get(key) ?? 0) + this.lump - 1)
    return undefined
  }

  private keep(key: string, left: number): void {
    if (left > 0) this.left.set(key, left)
    else this.left.delete(key)
    if (this.left.size <= this.most) return
    const [oldest] = this.left.keys()
    if (oldest !== undefined) this.left.delete(oldest)
  }
}
