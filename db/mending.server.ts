import { setTimeout as sleep } from "node:timers/promises"

const shortestMs = 100
const longestMs = 5000
/** What breaks again sooner is tried more rarely: the disk is as good as full. */
const soundMs = 10_000

/** Brings back what cannot be written any more: tries until it succeeds, with growing pauses. */
export class Mending {
  private underWay: Promise<void> | undefined
  private mendedAt = Number.NEGATIVE_INFINITY
  private pause = shortestMs
  private readonly stopping = new AbortController()

  /**
   * @param mend throws where it did not succeed
   * @param onBroken is told when it begins; what it gives is called when it has succeeded
   */
  constructor(
    private readonly mend: () => Promise<void>,
    private readonly onBroken: () => () => void,
  ) {}

  get isUnderWay(): boolean {
    return this.underWay !== undefined
  }

  /** Begins, where it is not at it. */
  begin(): void {
    this.underWay ??= this.run()
  }

  /** Gives up; resolves when nothing is tried any more. What was broken stays so. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.underWay
  }

  private async run(): Promise<void> {
    const mended = this.onBroken()
    if (performance.now() > this.mendedAt + soundMs) this.pause = shortestMs
    do {
      if (!(await this.hasRested())) return
      this.pause = Math.min(this.pause * 2, longestMs)
    } while (!(await this.isMended()))
    this.mendedAt = performance.now()
    this.underWay = undefined
    mended()
  }

  /** Tells whether there is to be one more try. */
  private async hasRested(): Promise<boolean> {
    const { signal } = this.stopping
    await sleep(this.pause, undefined, { ref: false, signal }).catch(() => undefined)
    return !signal.aborted
  }

  private async isMended(): Promise<boolean> {
    try {
      await this.mend()
      return true
    } catch {
      return false
    }
  }
}
