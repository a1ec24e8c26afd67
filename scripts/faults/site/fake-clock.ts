import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Variables } from "#scripts/faults/trial/process.ts"

/** How long a process may go on by the time it read last. */
const keptSeconds = 1

/** The clock of another process, which can be put forward and back while it runs. */
export interface FakeClock {
  /** What the process is started with. */
  readonly env: Variables
  /** Moves it so many seconds away from the true time. Resolves when it is seen. */
  move(seconds: number): Promise<void>
}

/** Timers go on as they do where a machine's clock is set: only what the time is becomes another. */
export function openFakeClock(folder: string): FakeClock {
  const file = join(folder, "clock")
  function put(seconds: number): void {
    writeFileSync(file, `${seconds < 0 ? "" : "+"}${String(seconds)}`)
  }
  put(0)
  return {
    env: {
      LD_PRELOAD: execFileSync("faketime", ["-m", "-f", "+0", "printenv", "LD_PRELOAD"])
        .toString()
        .trim(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: String(keptSeconds),
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
    move: async (seconds) => {
      put(seconds)
      await sleep(keptSeconds * 1000 + 200)
    },
  }
}
