import { closeSync, fsyncSync, openSync, writeSync } from "node:fs"

/** A signature that the site said it had counted. */
export interface Acknowledged {
  readonly petition: string
  readonly email: string
  readonly secret: string
}

/** What the clients were told, outside of the database: each line is on the disk before the next is asked for. */
export class History {
  readonly acknowledged: Acknowledged[] = []
  /** What should not have been answered, in words. */
  readonly unexpected: string[] = []
  private readonly file: number

  constructor(file: string) {
    this.file = openSync(file, "a", 0o600)
  }

  acknowledge(told: Acknowledged): void {
    writeSync(this.file, `${JSON.stringify(told)}\n`)
    fsyncSync(this.file)
    this.acknowledged.push(told)
  }

  close(): void {
    closeSync(this.file)
  }
}
