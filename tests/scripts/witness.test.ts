import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import type { AddressInfo } from "node:net"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, onTestFinished, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { formatAddCheckpoint, parseAddCheckpoint } from "#app/log/add-checkpoint.ts"
import { verifyLogOrWitness } from "#app/log/cosignature.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { openNote, parseVerifierKey } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { makeWitness } from "#scripts/witness/answer.ts"
import type { Witness } from "#scripts/witness/answer.ts"
import { lockMemory } from "#scripts/witness/lock.ts"
import { openMemory } from "#scripts/witness/memory.ts"
import type { WitnessMemory } from "#scripts/witness/memory.ts"
import { witnessServer } from "#scripts/witness/server.ts"
import { makeWitnessKey, readWitnessKey } from "#scripts/witness/witness-key.ts"
import { runCommand } from "#tests/support/cli.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeLog, origin, otherRoot } from "#tests/tlog/made-log.ts"
import type { MadeLog } from "#tests/tlog/made-log.ts"
import { petitionOf, signature } from "#tests/tlog/petition-leaves.ts"

const log = makeLog(petitionOf(39))
/** The same log with another leaf in the third place, signed by the same key. */
const fork = makeLog(log.leaves.map((leaf, at) => (at === 2 ? leafBytes(signature(999)) : leaf)))
const stranger = makeLog(log.leaves, new Uint8Array(32).fill(5))
const key = makeWitnessKey("witness.example", new Uint8Array(32).fill(3))

function open(stateFile: string): { witness: Witness; memory: WitnessMemory } {
  const memory = openMemory(stateFile, key.verifier, true)
  return {
    memory,
    witness: makeWitness({ key, logs: [log.key], memory, now: () => 1_700_000_000n }),
  }
}

function openNew() {
  const stateFile = path.join(emptyFolder(), "state")
  return { ...open(stateFile), stateFile }
}

async function post(oldSize: number, size: number, of: MadeLog = log): Promise<string> {
  const isProved = oldSize > 0 && oldSize <= size
  const proof = isProved ? await of.consistency(oldSize, size) : []
  return formatAddCheckpoint({ oldSize: BigInt(oldSize), proof, checkpoint: of.checkpoint(size) })
}

describe("a witness", () => {
  test("cosigns a log's growth, from nothing on, and says so to whoever asks", async () => {
    const { witness } = openNew()
    for (const [from, to] of [
      [0, 0],
      [0, 3],
      [3, 3],
      [3, 40],
    ] as const) {
      const { status, body } = await witness.addCheckpoint(await post(from, to))
      expect(status).toBe(200)
      const opened = openNote(
        nodeDigest,
        log.checkpoint(to) + body,
        [key.verifier],
        verifyLogOrWitness,
      )
      expect(opened).toMatchObject({ ok: true })
    }
    const hash = createHash("sha256").update(origin).digest("hex")
    const shown = witness.showCheckpoint(hash)
    const both = openNote(nodeDigest, shown.body, [log.key, key.verifier], verifyLogOrWitness)
    expect(both).toMatchObject({ ok: true, signedBy: [log.key, key.verifier] })
    expect(witness.showCheckpoint("0".repeat(64)).status).toBe(404)
  })

  test.each<[number, string, () => Promise<string>]>([
    [400, "an old size beyond the checkpoint's", () => post(11, 10)],
    [400, "no request", () => Promise.resolve("old 10\n")],
    [
      400,
      "an old size with a zero before it",
      async () => (await post(10, 20)).replace("old 10", "old 010"),
    ],
    [
      400,
      "too many hashes",
      async () =>
        (await post(10, 20)).replace(
          "old 10\n",
          `old 10\n${"A".repeat(43)}=\n`.padEnd(64 * 45, `${"A".repeat(43)}=\n`),
        ),
    ],
    [403, "a foreign key's signature", () => post(10, 20, stranger)],
    [403, "no signature that fits", async () => (await post(10, 20)).replace(/\n20\n/, "\n21\n")],
    [
      404,
      "a log that it does not know",
      async () => (await post(10, 20)).replaceAll(origin, "other.example/log"),
    ],
    [409, "an older size than it saw", () => post(9, 20)],
    [409, "a size from before it began", () => post(0, 20)],
    [409, "a size that it has not seen", () => post(11, 20)],
    [422, "another tree of the size it saw", () => post(10, 10, fork)],
    [422, "a tree that does not go on from it", () => post(10, 20, fork)],
    [
      422,
      "a proof with a hash too many",
      async () => (await post(10, 20)).replace("old 10\n", `old 10\n${"A".repeat(43)}=\n`),
    ],
    [
      422,
      "a proof where none is needed",
      async () => (await post(10, 10)).replace("old 10\n", `old 10\n${"A".repeat(43)}=\n`),
    ],
  ])("answers %i to %s, and remembers what it saw", async (status, _, body) => {
    const { witness, memory } = openNew()
    await witness.addCheckpoint(await post(0, 10))
    const answer = await witness.addCheckpoint(await body())
    expect(answer.status).toBe(status)
    if (status === 409) expect(answer).toMatchObject({ type: "text/x.tlog.size", body: "10\n" })
    expect(memory.checkpointOf(origin)?.size).toBe(10n)
  })

  test.each([
    ["an empty tree with another root", 0, otherRoot(log.root(0)), ""],
    ["a proof from nothing", 5, log.root(5), `${"A".repeat(43)}=\n`],
  ])("answers 422 to %s when it has seen nothing", async (_, size, root, proof) => {
    const { witness } = openNew()
    const body = `old 0\n${proof}\n${log.signHead(size, root)}`
    expect((await witness.addCheckpoint(body)).status).toBe(422)
  })

  test("cosigns one of many that come at once from the same old size", async () => {
    const { witness, memory } = openNew()
    await witness.addCheckpoint(await post(0, 10))
    const bodies = await Promise.all([11, 12, 13, 14].map((size) => post(10, size, log)))
    const answers = await Promise.all(bodies.map((body) => witness.addCheckpoint(body)))
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409, 409])
    expect(memory.checkpointOf(origin)?.size).toBe(11n)
  })

  test("keeps its memory before it answers, and answers nothing where it cannot", async () => {
    const { stateFile, witness } = openNew()
    await witness.addCheckpoint(await post(0, 10))
    expect(readFileSync(stateFile, "utf8")).toContain("\\n10\\n")
    rmSync(path.dirname(stateFile), { recursive: true })
    await expect(witness.addCheckpoint(await post(10, 20))).rejects.toThrow("ENOENT")
    expect((await witness.addCheckpoint(await post(20, 30))).body).toBe("10\n")
  })

  test("goes through any history as its model does, also when it is started anew in between", async () => {
    const met = new Set<number>()
    const step = fc.record({
      // Most are told the size that the witness saw.
      told: fc.constantFrom(null, null, null, 0, 2, 5, 12),
      size: fc.integer({ min: 0, max: 12 }),
      of: fc.constantFrom(log, log, log, fork, stranger),
      restart: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { stateFile } = openNew()
        let { witness } = open(stateFile)
        let seen = { size: 0, root: log.root(0) }
        for (const { told, size, of, restart } of steps) {
          if (restart) witness = open(stateFile).witness
          const old = told ?? seen.size
          const { status } = await witness.addCheckpoint(await post(old, size, of))
          const goesOn = seen.size === 0 || same(of.root(seen.size), seen.root)
          expect(status).toBe(modelled(old, size, of, seen.size, goesOn))
          met.add(status)
          if (status === 200) seen = { size, root: of.root(size) }
        }
      }),
      { numRuns: 60 },
    )
    expect([...met].sort()).toEqual([200, 400, 403, 409, 422])
  })
})

function modelled(old: number, size: number, of: MadeLog, seen: number, goesOn: boolean): number {
  if (of === stranger) return 403
  if (old > size) return 400
  if (old !== seen) return 409
  return goesOn ? 200 : 422
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

describe("a witness's memory", () => {
  test("is not begun anew under a key that may have cosigned before", async () => {
    const { stateFile, witness } = openNew()
    await witness.addCheckpoint(await post(0, 10))
    rmSync(stateFile)
    expect(() => openMemory(stateFile, key.verifier, false)).toThrow("could cosign a fork")
  })

  test.each([
    ["is damaged", "{"],
    ["did not cosign", JSON.stringify({ [origin]: log.checkpoint(3) })],
    ["did not cosign", JSON.stringify({ [origin]: 3 })],
  ])("is refused where it %s", (what, text) => {
    const file = path.join(emptyFolder(), "state")
    writeFileSync(file, text)
    expect(() => openMemory(file, key.verifier, false)).toThrow(what)
  })

  test("is refused where the note of one log stands under another", async () => {
    const { stateFile, witness } = openNew()
    await witness.addCheckpoint(await post(0, 10))
    writeFileSync(stateFile, readFileSync(stateFile, "utf8").replace(`"${origin}"`, '"other"'))
    expect(() => openMemory(stateFile, key.verifier, false)).toThrow("of another log")
  })
})

test("a witness's key is made once, and kept from others", () => {
  const file = path.join(emptyFolder(), "key")
  const made = readWitnessKey(file, "w.example/1")
  expect(readWitnessKey(file, "ignored").verifier).toEqual(made.verifier)
  writeFileSync(file, "PRIVATE+KEY+x+00000000+AQ==\n")
  expect(() => readWitnessKey(file, undefined)).toThrow("holds no witness's key")
  expect(() => readWitnessKey(path.join(emptyFolder(), "k"), "a b")).toThrow("no spaces")
})

test("what a log sends is read as it was written", async () => {
  const body = await post(10, 20)
  const sent = parseAddCheckpoint(body)
  expect(sent && formatAddCheckpoint(sent)).toBe(body)
  expect(parseAddCheckpoint(`old ${String(2n ** 64n)}\n\n`)).toBeUndefined()
})

describe("a witness's memory is one process's", () => {
  const here = { pid: 100, host: "here" }
  const other = { pid: 200, host: "here" }
  function nobody(): boolean {
    return false
  }

  function stateFile() {
    return path.join(emptyFolder(), "state")
  }

  test("and no other's while that one runs", () => {
    const file = stateFile()
    const release = lockMemory(file, here, nobody)
    expect(() => lockMemory(file, other, (pid) => pid === here.pid)).toThrow(
      /in use by process 100 on here: two witnesses .* remove .*state\.lock/,
    )
    release()
    release()
    const next = lockMemory(file, other, nobody)
    // Who let it go does not take it from who holds it now.
    release()
    expect(() => lockMemory(file, here, () => true)).toThrow(/process 200/)
    next()
    expect(readdirSync(path.dirname(file))).toEqual([])
  })

  test("is taken over from a dead one, or one of the same number, of this machine alone", () => {
    const file = stateFile()
    lockMemory(file, here, nobody)
    lockMemory(file, other, nobody)
    lockMemory(file, other, () => true)
    expect(readFileSync(`${file}.lock`, "utf8")).toBe("200 here\n")
    expect(() => lockMemory(file, { pid: 200, host: "there" }, nobody)).toThrow(/200 on here/)
    writeFileSync(`${file}.lock`, "")
    expect(() => lockMemory(file, here, nobody)).toThrow(/holds no process/)
  })

  test("is looked at again as a dead one's lock is moved away: who came first keeps it", () => {
    const file = stateFile()
    lockMemory(file, here, nobody)
    let asked = 0
    function deadThenTaken(): boolean {
      asked += 1
      // Between the two looks a third process has taken it over.
      if (asked === 1) lockMemory(file, { pid: 300, host: "here" }, nobody)
      return asked > 1
    }
    expect(() => lockMemory(file, other, deadThenTaken)).toThrow(/process 300/)
    expect(readFileSync(`${file}.lock`, "utf8")).toBe("300 here\n")
    expect(readdirSync(path.dirname(file))).toEqual(["state.lock"])
  })
})

describe("a witness's server", () => {
  async function listen(): Promise<{ base: string; faults: unknown[]; stateFile: string }> {
    const { witness, stateFile } = openNew()
    const faults: unknown[] = []
    const server = witnessServer(witness, (fault) => faults.push(fault))
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return {
      base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      faults,
      stateFile,
    }
  }

  test("answers as the protocol says", async () => {
    const { base } = await listen()
    async function send(body: BodyInit, method = "POST"): Promise<Response> {
      return fetch(`${base}/add-checkpoint`, method === "POST" ? { method, body } : { method })
    }
    const first = await send(await post(0, 10))
    expect([first.status, first.headers.get("content-type")]).toEqual([
      200,
      "text/plain; charset=utf-8",
    ])
    expect(await first.text()).toMatch(/^— witness\.example \S+\n$/u)
    const conflict = await send(await post(0, 10))
    expect([conflict.status, conflict.headers.get("content-type"), await conflict.text()]).toEqual([
      409,
      "text/x.tlog.size",
      "10\n",
    ])
    const hash = createHash("sha256").update(origin).digest("hex")
    expect(await (await fetch(`${base}/${hash}/checkpoint`)).text()).toContain("\n10\n")
    expect((await send("", "GET")).status).toBe(405)
    expect((await fetch(`${base}/`)).status).toBe(404)
    expect((await send("A".repeat(70_000))).status).toBe(413)
    expect((await send(Uint8Array.of(0xff, 0xfe))).status).toBe(400)
  })

  test("says 500 and no more where its memory cannot be kept", async () => {
    const { base, faults, stateFile } = await listen()
    rmSync(path.dirname(stateFile), { recursive: true })
    const answer = await fetch(`${base}/add-checkpoint`, { method: "POST", body: await post(0, 3) })
    expect([answer.status, await answer.text()]).toEqual([500, "nothing was cosigned\n"])
    expect(faults).toHaveLength(1)
  })
})

test("npm run witness starts with a new key and tells the line that the log needs", async () => {
  const folder = emptyFolder()
  const keyFile = path.join(folder, "key")
  const args = [
    "--vkey",
    log.vkey,
    "--key",
    keyFile,
    "--listen",
    "127.0.0.1:0",
    "--name",
    "w.example",
  ]
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/witness.ts", ...args])
  onTestFinished(() => void child.kill())
  let printed = ""
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    printed += chunk.toString()
    if (printed.includes("WITNESSES_FILE")) break
  }
  const port = /on port (\d+)/.exec(printed)?.[1] ?? ""
  const line = /WITNESSES_FILE: (\S+) /.exec(printed)?.[1] ?? ""
  const answer = await fetch(`http://127.0.0.1:${port}/add-checkpoint`, {
    method: "POST",
    body: await post(0, 7),
  })
  const witness = parseVerifierKey(nodeDigest, line) as VerifierKey
  const note = log.checkpoint(7) + (await answer.text())
  expect(openNote(nodeDigest, note, [witness], verifyLogOrWitness)).toMatchObject({ ok: true })
  expect(existsSync(`${keyFile}.state`)).toBe(true)

  const second = await runCommand("scripts/witness.ts", args, {})
  expect(second.code).toBe(1)
  expect(second.err).toContain(`in use by process ${String(child.pid)} on`)
  const gone = new Promise((resolve) => child.once("exit", resolve))
  child.kill()
  await gone
  expect(existsSync(`${keyFile}.state.lock`)).toBe(false)
})
