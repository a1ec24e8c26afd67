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
