import { readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { namesIn } from "#scripts/faults/history/read-letters.ts"
import type { Arrived } from "#scripts/faults/history/read-letters.ts"

/** Where letters come. */
export interface Inbox {
  /** The paths of the links that an address was sent, once there are so many or patience ends. */
  linksTo(email: string, many: number, patienceMs: number): Promise<readonly string[]>
  /** All that arrived, where it does not lie in folders. */
  readonly arrived?: () => readonly Arrived[]
}

/** What the workers have sent, as it lies in their folders. */
export class Letters implements Inbox {
  private readonly read = new Set<string>()
  private readonly links = new Map<string, string[]>()

  /** @param folders a worker's data folder each */
  constructor(private readonly folders: readonly string[]) {}

  async linksTo(email: string, many: number, patienceMs: number): Promise<readonly string[]> {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const links = this.links.get(email) ?? []
      if (links.length >= many || performance.now() > deadline) return links
      this.look()
      await sleep(50)
    }
  }

  private look(): void {
    for (const folder of this.folders) {
      for (const name of namesIn(folder)) this.take(join(folder, "mail", name))
    }
  }

  private take(file: string): void {
    if (this.read.has(file)) return
    this.read.add(file)
    const { to = "", ...said } = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>
    const link = linkIn(said)
    if (link === undefined) return
    this.links.set(to, [...(this.links.get(to) ?? []), link])
  }
}

/** The path of the link by which a signature is confirmed; undefined in any other letter. */
export function linkIn({ text = "", subject = "" }: Readonly<Record<string, string>>) {
  if (!/confirm/i.test(subject)) return undefined
  return /^https?:\/\/[^/]+(\/en\/signature\/\S+)$/m.exec(text)?.[1]
}
