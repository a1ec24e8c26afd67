import { closeSync, fsyncSync, openSync, writeSync } from "node:fs"
import type { Deed, End, Event } from "./events.ts"

/**
 * What clients asked and were told, outside of the site: what is asked is on the disk before it is sent, and what is
 * answered before anything is done with it.
 */
export class History {
  readonly events: Event[] = []
  private readonly file: number
  private ops = 0
  /** Nobody asks for anything any more. */
  isClosed = false

  constructor(file: string) {
    this.file = openSync(file, "a", 0o600)
  }

  /** @returns the asking's number, by which its end is told */
  invoke(deed: Deed): number {
    this.ops += 1
    this.keep({ is: "invoke", op: this.ops, ...deed })
    return this.ops
  }

  end(op: number, end: End, status: number | "lost"): void {
    this.keep({ is: "end", op, end, status })
  }

  /** Notes what was seen. It is evidence of no promise, so nobody waits for the disk. */
  note(event: Event): void {
    if (this.isClosed) return
    this.events.push(event)
    writeSync(this.file, `${JSON.stringify(event)}\n`)
  }

  complain(words: string): void {
    this.note({ is: "complaint", words })
  }

  close(): void {
    this.isClosed = true
    closeSync(this.file)
  }

  private keep(event: Event): void {
    this.note(event)
    if (!this.isClosed) fsyncSync(this.file)
  }
}
