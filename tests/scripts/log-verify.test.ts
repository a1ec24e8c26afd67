import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { utf8 } from "#app/log/bytes.ts"
import { Contradiction, Lie, NotChecked } from "#scripts/log-verify/lie.ts"
import { look } from "#scripts/log-verify/monitor.ts"
import { openCheckpoint, readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import { runCommand } from "#tests/support/cli.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeLog, otherRoot, writeCopy } from "#tests/tlog/made-log.ts"
import type { MadeLog } from "#tests/tlog/made-log.ts"
import { makeReceipt } from "#tests/tlog/made-receipt.ts"
import { closed, opened, petitionOf, pid, signature } from "#tests/tlog/petition-leaves.ts"
import { memorySource, serveLog } from "#tests/tlog/static-log.ts"

const log = makeLog(petitionOf(699))
const counts = { [pid]: 699 }

function verify(source: LogSource, since?: string, keyed: MadeLog = log) {
  const older = since === undefined ? undefined : openCheckpoint(since, [keyed.key], "saved")
  return verifyLog({ source, keys: [keyed.key], since: older })
}

describe("log:verify", () => {
  test.each([1, 2, 255, 256, 257, 512, 700])("finds a log of %i leaves true", async (size) => {
    const part = makeLog(log.leaves.slice(0, size))
    const source = memorySource(part.files(), { [pid]: size - 1, neverOpened: 0 })
    const verified = await verify(source, log.checkpoint(Math.ceil(size / 2)))
    expect(verified.compared).toBe(2)
    expect(verified.recomputed.replay.size).toBe(size)
  })

  test("finds an empty log true, and one that has grown since it was empty", async () => {
    await verify(memorySource(makeLog([]).files()))
    await verify(memorySource(log.files()), log.checkpoint(0))
  })

  test("finds each single byte that is not as it was signed", async () => {
    for (const [name, bytes] of log.files()) {
      if (name === "vkey") continue
      const step = Math.ceil(bytes.length / 7)
      for (let at = 3; at < bytes.length; at += step) {
        const files = log.files()
        files.set(name, flipped(bytes, at))
        await expect(verify(memorySource(files, counts)), name).rejects.toThrow(Lie)
      }
    }
  })

  test("finds each file that is missing, and names it", async () => {
    for (const name of log.files().keys()) {
      if (!name.startsWith("tile/")) continue
      const files = log.files()
      files.delete(name)
      await expect(verify(memorySource(files))).rejects.toThrow(`${name} is not there`)
    }
  })

  test("takes the full tile where the partial one was thrown away", async () => {
    const files = makeLog(log.leaves.slice(0, 512)).files()
    files.set("checkpoint", utf8(log.checkpoint(300)))
    for (const [name, bytes] of log.files()) if (!files.has(name)) files.set(name, bytes)
    files.set("tile/1/000.p/1", (log.files().get("tile/1/000.p/2") ?? utf8("")).slice(0, 32))
    expect((await verify(memorySource(files))).recomputed.replay.size).toBe(300)
  })

  test("names the leaf that cannot stand where it stands", async () => {
    const wrong = [opened(), signature(1), closed(3), signature(2)].map(leafBytes)
    const files = makeLog(wrong).files()
    await expect(verify(memorySource(files))).rejects.toThrow("Leaf 2 closes a petition")
  })

  test("compares counts with a log that moved while they were read", async () => {
    const before = makeLog(log.leaves.slice(0, 600)).files()
    const after = memorySource(new Map([...before, ...log.files()]))
    let reads = 0
    function moving(count: number): LogSource {
      reads = 0
      return {
        read: (name) => {
          const now = name === "checkpoint" && reads++ === 0 ? memorySource(before) : after
          return now.read(name, Infinity)
        },
        listCounts: () => Promise.resolve(new Map([[pid, count]])),
      }
    }
    for (const count of [599, 650, 699]) await verify(moving(count))
    for (const count of [598, 700]) await expect(verify(moving(count))).rejects.toThrow(Lie)
  })

  test("walks a server page by page, and a folder", async () => {
    const many = { a: 0, b: 0, c: 0, d: 0, ...counts }
    const origin = await serveLog(log.files(), many)
    expect(await verify(openSource(origin))).toMatchObject({ compared: 5, unlisted: [] })
    const wrong = await serveLog(log.files(), { ...many, [pid]: 700 })
    await expect(verify(openSource(wrong))).rejects.toThrow("tells 700 signatures, its log 699")
    const folder = emptyFolder()
    writeCopy(folder, log.files(), counts)
    expect(await verify(openSource(folder))).toMatchObject({ compared: 1 })
  })

  test("refuses a checkpoint of a foreign key, and one that names another origin", async () => {
    const foreign = makeLog(log.leaves, new Uint8Array(32).fill(9))
    await expect(verify(memorySource(foreign.files()))).rejects.toThrow("signed by none")
    await expect(readKeys(memorySource(new Map()), [])).rejects.toThrow(NotChecked)
    await expect(readKeys(memorySource(new Map()), ["no key"])).rejects.toThrow(NotChecked)
  })

  test("tells of what was handed out by a log that had come further that it is ahead", async () => {
    const folder = emptyFolder()
    writeCopy(folder, makeLog(log.leaves.slice(0, 600)).files(), { [pid]: 599 })
    const since = path.join(folder, "newer")
    writeFileSync(since, log.checkpoint(700))
    const args = [folder, "--vkey", log.vkey, "--since", since]
    const found = await runCommand("scripts/log-verify.ts", args, {})
    expect(found).toMatchObject({ code: 1, err: "The log shrank: it had 700 leaves, now 600.\n" })
    expect(found.out).toContain("is ahead of the log: it is of 700 leaves")
  })

  test("is a command: 0 and a summary, 1 and the lie, 2 where nothing could be checked", async () => {
    const folder = emptyFolder()
    writeCopy(folder, log.files(), counts)
    const since = path.join(folder, "older")
    writeFileSync(since, log.checkpoint(123))
    const args = [folder, "--vkey", log.vkey]
    const good = await runCommand("scripts/log-verify.ts", [...args, "--since", since], {})
    expect(good).toMatchObject({ code: 0, err: "" })
    expect(good.out).toContain("700 leaves, every hash, tile and root as signed")
    writeFileSync(since, await makeReceipt(log, 5))
    const held = await runCommand("scripts/log-verify.ts", [...args, "--since", since], {})
    expect(held).toMatchObject({ code: 0, err: "" })
    writeFileSync(since, log.signHead(123, otherRoot(log.root(123))))
    const bad = await runCommand("scripts/log-verify.ts", [...args, "--since", since], {})
    expect(bad.code).toBe(1)
    expect(bad.err).toBe("The log no longer begins with the 123 leaves that it had before.\n")
    expect((await runCommand("scripts/log-verify.ts", ["/nowhere"], {})).code).toBe(2)
  })
})

describe("a monitor", () => {
  function watch(source: LogSource) {
    const stateFile = path.join(emptyFolder(), "state")
    const said: string[] = []
    return {
      source,
      keys: [log.key],
      stateFile,
      seconds: 1,
      say: (line: string) => said.push(line),
      said,
    }
  }

  test("goes on from where it was, in memory and after a start", async () => {
    const first = watch(memorySource(makeLog(log.leaves.slice(0, 300)).files()))
    const last = await look(first, undefined)
    const grown = { ...first, source: memorySource(log.files(), counts) }
    expect((await look(grown, last)).checkpoint.size).toBe(700)
    expect((await look(grown, undefined)).checkpoint.size).toBe(700)
    expect(first.said).toEqual(["300 leaves, going on from 0.", "700 leaves, going on from 300."])
    expect(readFileSync(first.stateFile, "utf8")).toBe(log.checkpoint())
  })

  test.each<[string, () => ReadonlyMap<string, Uint8Array>, boolean]>([
    ["shrank", () => makeLog(log.leaves.slice(0, 299)).files(), true],
    ["shrank", () => makeLog(log.leaves.slice(0, 299)).files(), false],
    ["different roots", () => makeLog(fork(300)).files(), true],
    ["different roots", () => makeLog(fork(300)).files(), false],
    ["is not that of the leaves", () => makeLog(fork(700)).files(), true],
    ["no longer begins", () => makeLog(fork(700)).files(), false],
  ])("raises an alarm with both notes in hand: %s", async (what, served, isRunning) => {
    const watched = watch(memorySource(makeLog(log.leaves.slice(0, 300)).files()))
    const before = await look(watched, undefined)
    const files = served()
    const forked = { ...watched, source: memorySource(files) }
    const looked = look(forked, isRunning ? before : undefined)
    await expect(looked).rejects.toThrow(what)
    await expect(looked).rejects.toThrow(Contradiction)
    const newer = Buffer.from(files.get("checkpoint") ?? "").toString()
    expect(readFileSync(`${watched.stateFile}.older`, "utf8")).toBe(log.checkpoint(300))
    expect(readFileSync(`${watched.stateFile}.newer`, "utf8")).toBe(newer)
    expect(watched.said.join("\n")).toContain(newer)
    // What it last found true stays what it holds the log to.
    expect(readFileSync(watched.stateFile, "utf8")).toBe(log.checkpoint(300))
  })

  test("keeps no state of a log that was never true", async () => {
    const files = log.files()
    files.set("checkpoint", utf8(log.signHead(700, otherRoot(log.root(700)))))
    const watched = watch(memorySource(files))
    await expect(look(watched, undefined)).rejects.toThrow(Lie)
    expect(existsSync(watched.stateFile)).toBe(false)
  })
})

/** The same log with another leaf in the fifth place. */
function fork(size: number): Uint8Array[] {
  return log.leaves.slice(0, size).map((leaf, at) => (at === 5 ? leafBytes(signature(9999)) : leaf))
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
}
