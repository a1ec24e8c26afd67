import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { hostname } from "node:os"
import { Stop } from "#scripts/witness/stop.ts"

/** Who may hold a lock: a process of a machine. */
export interface Holder {
  readonly pid: number
  readonly host: string
}

type IsAlive = (pid: number) => boolean

const self: Holder = { pid: process.pid, host: hostname() }

/**
 * Takes a witness's memory for this process alone: two that cosign from one memory could cosign a fork
 * between them. The lock is a file beside the memory with the holder's number and machine; one that a dead
 * process of this machine left is taken over.
 *
 * @param isAlive tells whether a process of this machine runs
 * @returns lets the memory go again; called more than once, it does nothing more
 * @throws Stop where another process holds it, or where that cannot be known from here
 */
export function lockMemory(
  file: string,
  holder: Holder = self,
  isAlive: IsAlive = runs,
): () => void {
  const lock = `${file}.lock`
  const own = `${lock}.${String(holder.pid)}`
  const text = `${String(holder.pid)} ${holder.host}\n`
  writeFileSync(own, text, { mode: 0o600 })
  try {
    if (!take(own, lock)) {
      refuseIfHeld(file, lock, holder, isAlive)
      setAside(file, lock, holder, isAlive)
      if (!take(own, lock)) throw inUse(file, lock, readHolder(lock))
    }
  } finally {
    rmSync(own, { force: true })
  }
  return () => {
    if (read(lock) === text) rmSync(lock, { force: true })
  }
}

/** Puts the file in its place with all that it says at once, unless something stands there (`O_EXCL`'s promise). */
function take(own: string, lock: string): boolean {
  try {
    linkSync(own, lock)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false
    throw fault
  }
}

function refuseIfHeld(file: string, lock: string, by: Holder, isAlive: IsAlive): void {
  const text = read(lock)
  const held = text === undefined ? undefined : readHolder(lock)
  if (text === undefined) return
  if (!held) throw new Stop(`${lock} holds no process: see that no witness runs, then remove it.`)
  // A number of one's own in the file is that of an earlier process: this one has just begun.
  const isDead = held.host === by.host && (held.pid === by.pid || !isAlive(held.pid))
  if (!isDead) throw inUse(file, lock, held)
}

/** Moves a dead process's lock away; one that another process has taken meanwhile is put back. */
function setAside(file: string, lock: string, by: Holder, isAlive: IsAlive): void {
  const aside = `${lock}.${String(by.pid)}.old`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  try {
    refuseIfHeld(file, aside, by, isAlive)
  } catch (fault) {
    take(aside, lock)
    throw fault
  } finally {
    rmSync(aside, { force: true })
  }
}

function inUse(file: string, lock: string, held: Holder | undefined): Stop {
  const who = held ? `process ${String(held.pid)} on ${held.host}` : "another process"
  return new Stop(
    `${file} is in use by ${who}: two witnesses on one memory could cosign a fork. ` +
      `Stop that one; if it does not run, remove ${lock}.`,
  )
}

function readHolder(lock: string): Holder | undefined {
  const [, pid, host] = /^(\d{1,10}) (\S+)\n$/.exec(read(lock) ?? "") ?? []
  return host === undefined ? undefined : { pid: Number(pid), host }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}

/** Tells whether a process of this machine runs, also one of another user. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM"
  }
}
