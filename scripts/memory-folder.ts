import { accessSync, constants, statfsSync } from "node:fs"

const memoryFolder = "/dev/shm"
const enough = 4 * 1024 ** 3

/**
 * Lets temporary files of this process and its children lie in memory, where there is room for them: tests
 * open thousands of databases, and what they hold need not outlive a power cut. Elsewhere nothing changes.
 */
export function moveToMemory(): void {
  if (process.env["TMPDIR"] === undefined && hasRoom(memoryFolder))
    process.env["TMPDIR"] = memoryFolder
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > enough
  } catch {
    return false
  }
}
