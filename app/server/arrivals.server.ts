import { performance } from "node:perf_hooks"

/** The loop counts as rest what it takes to ask the system, also where something is there already. */
const askingMs = 0.05

/**
 * When requests could first have been read. A process reads one only when its event loop comes to it, and a timer that
 * begins there misses what people wait for when there is much to do.
 *
 * The loop goes in turns: it asks the system once what came, and then reads all of that. What had come before it asked
 * came while it worked, nobody knows when: a moment of that work is drawn, so that of many requests the mean and the
 * slowest hundredth are right. Where the loop had to wait for something to come, that came just then.
 */
export class Arrivals {
  private turnBegan = performance.now()
  /** How long the loop had waited for something to come, over its life, when this turn began. */
  private idleBefore = performance.nodeTiming.idleTime
  /** When the first request of this turn was read: just after the loop asked what came. */
  private askedAt: number | undefined
  /** When the loop asked the time before. */
  private askedBefore = this.turnBegan
  private next: NodeJS.Immediate | undefined

  /** @param draw gives a number from 0 to 1, each as likely */
  constructor(private readonly draw: () => number = Math.random) {}

  /** Follows the turns of the loop until it is stopped; it neither turns the loop nor keeps the process. */
  start(): void {
    this.next = setImmediate(() => this.turn()).unref()
  }

  stop(): void {
    clearImmediate(this.next)
    this.next = undefined
  }

  /**
   * To be asked when a request was read, before anything is done for it.
   * @returns when it came, as `performance.now()` says
   */
  came(): number {
    if (!this.next) return performance.now()
    this.askedAt ??= performance.now()
    const hasWaited = performance.nodeTiming.idleTime - this.idleBefore > askingMs
    if (hasWaited) return this.askedAt
    return this.askedAt - this.draw() * (this.askedAt - this.askedBefore)
  }

  private turn(): void {
    const idle = performance.nodeTiming.idleTime
    this.askedBefore = this.askedAt ?? this.turnBegan + idle - this.idleBefore
    this.askedAt = undefined
    this.turnBegan = performance.now()
    this.idleBefore = idle
    this.start()
  }
}
