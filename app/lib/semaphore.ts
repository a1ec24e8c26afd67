/** Lets so many jobs run at once; the others wait in the order they came. */
export class Semaphore {
  private running = 0
  private readonly waiting: (() => void)[] = []
  /** How many jobs were let in since the start. */
  admitted = 0

  /** @param width jobs at once @param patience how many may wait */
  constructor(
    private readonly width: number,
    private readonly patience: number,
  ) {}

  /** Runs a job when there is room. @throws Crowded where too many wait already */
  async run<Value>(job: () => Promise<Value>): Promise<Value> {
    await this.enter()
    this.admitted += 1
    try {
      return await job()
    } finally {
      this.leave()
    }
  }

  private enter(): Promise<void> | undefined {
    if (this.running < this.width) {
      this.running += 1
      return undefined
    }
    if (this.waiting.length >= this.patience) throw new Crowded("too many wait already")
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Hands the place over to who waits longest, else gives it back. */
  private leave(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.running -= 1
  }
}

export class Crowded extends Error {
  override readonly name = "Crowded"
}
