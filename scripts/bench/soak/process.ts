import { readdirSync, readFileSync } from "node:fs"

/** What a process holds at one moment. */
export interface Held {
  /** Mebibytes of memory that it holds: Linux's VmRSS. */
  readonly memory: number
  /** Open files, sockets and the like. */
  readonly descriptors: number
}

/** Looks at a process as Linux shows it. @throws where the process is gone, or the system is another */
export function heldBy(pid: number): Held {
  const status = readFileSync(`/proc/${String(pid)}/status`, "utf8")
  const [, kibibytes = ""] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? []
  const descriptors = readdirSync(`/proc/${String(pid)}/fd`).length
  return { memory: Number(kibibytes) / 1024, descriptors }
}

/** The least and the most that was held in the middle third of a time, and in the last. */
export function thirdsOf(samples: readonly Held[]): { middle: Held; last: Held } {
  const third = Math.floor(samples.length / 3)
  return {
    middle: floorOf(samples.slice(third, 2 * third)),
    last: floorOf(samples.slice(2 * third)),
  }
}

/** Between two collections memory rises and falls: what stays is seen where it is least. */
function floorOf(samples: readonly Held[]): Held {
  return {
    memory: Math.min(...samples.map(({ memory }) => memory)),
    descriptors: Math.max(...samples.map(({ descriptors }) => descriptors)),
  }
}
