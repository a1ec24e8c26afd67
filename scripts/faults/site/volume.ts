import { execFileSync } from "node:child_process"
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"

/** A place on a disk that can be filled to its last byte. */
export interface Volume {
  readonly folder: string
  /** @param pid of who is to find it full */
  fill(pid: number): void
  free(pid: number): void
  close(): void
}

const megabytes = 48

/**
 * A small disk in memory, where root may mount one; else a folder in which a process's own files may grow no more
 * (`prlimit --fsize`), as it is told where a quota is used up.
 */
export function openVolume(folder: string): Volume {
  mkdirSync(folder, { recursive: true })
  return isMounted(folder) ? smallDisk(folder) : limitedFolder(folder)
}

function isMounted(folder: string): boolean {
  try {
    const size = `size=${String(megabytes)}m`
    execFileSync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", folder], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

function smallDisk(folder: string): Volume {
  const ballast = join(folder, "ballast")
  function unmount(): void {
    execFileSync("umount", ["-l", folder], { stdio: "ignore" })
  }
  process.once("exit", unmount)
  return {
    folder,
    fill: () => pour(ballast),
    free: () => rmSync(ballast, { force: true }),
    close: () => {
      process.off("exit", unmount)
      unmount()
    },
  }
}

/** Writes until no byte has room any more. */
function pour(file: string): void {
  const handle = openSync(file, "a")
  try {
    for (const size of [1 << 20, 4096, 1]) {
      try {
        for (;;) writeSync(handle, Buffer.alloc(size))
      } catch (fault) {
        if (!(fault instanceof Error && "code" in fault && fault.code === "ENOSPC")) throw fault
      }
    }
  } finally {
    closeSync(handle)
  }
}

function limitedFolder(folder: string): Volume {
  function limit(pid: number, bytes: string): void {
    execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`])
  }
  return {
    folder,
    fill: (pid) => limit(pid, String(largestIn(folder))),
    free: (pid) => limit(pid, "unlimited"),
    close: () => undefined,
  }
}

function largestIn(folder: string): number {
  const sizes = ["uade.db", "uade.db-wal", "checkpoints.log"].map(
    (name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  )
  return Math.max(...sizes)
}
