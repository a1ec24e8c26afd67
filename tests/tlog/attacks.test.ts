import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import type { Leaf } from "#app/domain/log-leaf.ts"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { appendLeaf } from "#app/domain/log.server.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { formatAddCheckpoint } from "#app/log/add-checkpoint.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { formatNote } from "#app/log/signed-note.ts"
import { parseTlogProof } from "#app/log/tlog-proof.ts"
import { later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Trx } from "#db/schema.ts"
import { look } from "#scripts/log-verify/monitor.ts"
import { openCheckpoint } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import { makeWitness } from "#scripts/witness/answer.ts"
import { openMemory } from "#scripts/witness/memory.ts"
import { makeWitnessKey } from "#scripts/witness/witness-key.ts"
import { openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import { asOwner, makeLogScene } from "#tests/support/log-scene.ts"
import type { LogScene } from "#tests/support/log-scene.ts"
import { makeLog, origin, writeCopy } from "#tests/tlog/made-log.ts"
import type { MadeLog } from "#tests/tlog/made-log.ts"
import { makeReceipt, signedLeaf, signer } from "#tests/tlog/made-receipt.ts"
import { opened, petitionOf, pid, signature } from "#tests/tlog/petition-leaves.ts"
import { memorySource } from "#tests/tlog/static-log.ts"

/** What an attacker does who owns the database, and what of it is seen by whom. Each row is a test. */
type DatabaseRow = [
  attack: string,
  seenBy: string,
  deed: (trx: Trx) => Promise<unknown>,
  startUp: string,
  verify: RegExp,
  leaves?: number,
]

const databaseRows: DatabaseRow[] = [
  [
    "delete a leaf",
    "start-up, log:verify",
    (trx) => trx.deleteFrom("log_leaf").where("leaf_index", "=", 7).execute(),
    "damaged",
    /entries\/000|answers 5/,
  ],
  [
    // The start rehashes the youngest leaves alone: what lies further back, every replay finds.
    "change a leaf far back",
    "log:verify",
    (trx) => changeLeaf(trx, 7, { bytes: Buffer.from(leafBytes(signature(9999))) }),
    "open",
    /^Leaf 7 has the hash/,
  ],
  [
    // Of three full tiles the start looks at the last one: the rest of the tree it takes by its stored roots.
    "change a leaf and its hash in an old full tile",
    "log:verify; start-up passes, by design",
    (trx) => changeLeaf(trx, 7, rowOf(leafBytes(signature(9999)))),
    "open",
    /tile\/1\/000|have the root .*, the checkpoint says/,
    800,
  ],
  [
    "change a leaf",
    "start-up, log:verify",
    (trx) => changeLeaf(trx, 300, { bytes: Buffer.from(leafBytes(signature(9999))) }),
    "damaged",
    /^Leaf 300 has the hash/,
  ],
  [
    "change a leaf and its hash",
    "start-up, log:verify",
    (trx) => changeLeaf(trx, 300, rowOf(leafBytes(signature(9999)))),
    "damaged",
    /have the root .*, the checkpoint says/,
  ],
  [
    "swap two leaves",
    "start-up, log:verify",
    (trx) => swapLeaves(trx, 300, 301),
    "damaged",
    /the checkpoint says/,
  ],
  [
    "drop a full tile",
    "start-up, log:verify",
    (trx) => trx.deleteFrom("log_tile").execute(),
    "damaged",
    /tile\/1|answers 5/,
  ],
]

describeOnBothEngines("attack table, by whoever owns the database:", (open) => {
  test.each(databaseRows)(
    "%s → %s",
    async (_attack, _seenBy, deed, startUp, verify, leaves = 310) => {
      const scene = makeLogScene(await open())
      await fill(scene, leaves)
      expect(await verified(scene)).toBe("true")
      await asOwner(scene.db, deed)
      expect(await startUpFault(scene)).toBe(startUp)
      expect(await verified(scene)).toMatch(verify)
    },
  )

  test("restore yesterday's database → start-up", async () => {
    const scene = makeLogScene(await open())
    await fill(scene, 20)
    const yesterday = await scene.db.read
      .selectFrom("log_head")
      .selectAll()
      .executeTakeFirstOrThrow()
    await append(scene.db, [signature(501), signature(502)])
    await asOwner(scene.db, async (trx) => {
      await trx.deleteFrom("log_leaf").where("leaf_index", ">=", 20).execute()
      await trx.deleteFrom("log_checkpoint").where("size", ">", 20).execute()
      const { size, edge } = yesterday
      await trx.updateTable("log_head").set({ size, edge }).execute()
    })
    expect(await startUpFault(scene)).toBe("rolled-back")
  })

  test("two signed heads of one size in the record → start-up", async () => {
    const scene = makeLogScene(await open())
    await fill(scene, 20)
    const other = makeLog(Array.from({ length: 20 }, (_, at) => leafBytes(signature(at))))
    const text = formatCheckpoint({ origin, size: 20n, root: other.root(20) })
    const note = formatNote({ text, signatures: [scene.key.sign(origin, text)] })
    await fileRecord(scene.file).append({ epoch: 1, note })
    expect(await startUpFault(scene)).toBe("forked")
  })
})

function rowOf(bytes: Uint8Array) {
  return { bytes: Buffer.from(bytes), hash: Buffer.from(hashLeaf(nodeDigest, bytes)) }
}

function changeLeaf(trx: Trx, index: number, to: { bytes: Buffer; hash?: Buffer }) {
  return trx.updateTable("log_leaf").set(to).where("leaf_index", "=", index).execute()
}

async function swapLeaves(trx: Trx, one: number, other: number): Promise<void> {
  const rows = await trx
    .selectFrom("log_leaf")
    .select(["leaf_index", "bytes", "hash"])
    .where("leaf_index", "in", [one, other])
    .execute()
  for (const { leaf_index: index, bytes, hash } of rows)
    await changeLeaf(trx, one + other - index, { bytes, hash })
}

/** A petition with so many leaves, its opening among them, signed and published. */
async function fill(scene: LogScene, leaves: number): Promise<void> {
  const log = scene.restart()
  await log.start()
  await append(scene.db, [
    opened(),
    ...Array.from({ length: leaves - 1 }, (_, at) => signature(at)),
  ])
  const house = makeHouse(scene.db, { log })
  await publishLog(house, later(house.clock.now(), 60_000))
  // A house of a test opens a log of its own: this one's own file goes on being written.
  await scene.restart().start()
}

function append(db: Db, leaves: readonly Leaf[]) {
  return commit(db, (trx) => {
    for (const leaf of leaves) appendLeaf(trx, leaf, { petitionId: 1 })
    return Promise.resolve(accept(undefined))
  })
}

/** What the server finds when it starts again. */
async function startUpFault(scene: LogScene): Promise<string> {
  const state = await scene.restart().start()
  return state.name === "closed" ? state.fault : state.name
}

/** What `log:verify` says of what the site's own gate serves. */
async function verified({ db, key }: LogScene): Promise<string> {
  const { ask } = await openGate({ house: makeHouse(db) })
  const source: LogSource = {
    async read(name) {
      const { status, body } = await ask(`/log/${name}`)
      if (status >= 500) throw new Error(`/log/${name} answers ${String(status)}`)
      return status === 200 ? Uint8Array.from(body) : undefined
    },
    listCounts: () => Promise.resolve(undefined),
  }
  return verdictOf(verifyLog({ source, keys: [key.verifierKey(origin)] }))
}

function verdictOf(verified: Promise<unknown>): Promise<string> {
  return verified.then(
    () => "true",
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  )
}

const log = makeLog([...petitionOf(298), signedLeaf()])
/** The operator's other log: without the last signature but one, under the operator's own key. */
const rewritten = makeLog([...log.leaves.slice(0, 150), ...log.leaves.slice(151)])
function receipt(): Promise<string> {
  return makeReceipt(log, 299)
}

function verify(of: MadeLog, count: number, since?: string): Promise<string> {
  const older = since === undefined ? undefined : openCheckpoint(since, [log.key], "The older one")
  const source = memorySource(of.files(), { [pid]: count })
  return verdictOf(verifyLog({ source, keys: [log.key], since: older }))
}

async function monitor(first: MadeLog, then: MadeLog): Promise<{ said: string; kept: string[] }> {
  const stateFile = path.join(emptyFolder(), "state")
  const watched = { keys: [log.key], stateFile, seconds: 1, say: () => undefined }
  const last = await look({ ...watched, source: memorySource(first.files()) }, undefined)
  const said = await verdictOf(look({ ...watched, source: memorySource(then.files()) }, last))
  return {
    said,
    kept: ["older", "newer"].map((name) => readFileSync(`${stateFile}.${name}`, "utf8")),
  }
}

async function witness(first: MadeLog, then: MadeLog, proof: Uint8Array[]): Promise<number> {
  return (await askWitness(first, then, proof)).status
}

/** What a witness answers that has cosigned the first log, and the notes that it then holds beside its memory. */
async function askWitness(first: MadeLog, then: MadeLog, proof: Uint8Array[]) {
  const key = makeWitnessKey("w.example", new Uint8Array(32).fill(3))
  const stateFile = path.join(emptyFolder(), "state")
  const memory = openMemory(stateFile, key.verifier, true)
  const asked = makeWitness({ key, logs: [log.key], memory, now: () => 1n })
  await asked.addCheckpoint(
    formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: first.checkpoint() }),
  )
  const oldSize = BigInt(first.leaves.length)
  const body = formatAddCheckpoint({ oldSize, proof, checkpoint: then.checkpoint() })
  const { status } = await asked.addCheckpoint(body)
  const kept = ["older", "newer"]
    .map((name) => `${stateFile}.${name}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
  return { status, kept }
}

describe("attack table, by whoever owns the log's key:", () => {
  const twin = makeLog([
    ...log.leaves.slice(0, 150),
    leafBytes(signature(9999)),
    ...log.leaves.slice(151),
  ])
  const yesterday = makeLog(log.leaves.slice(0, 290))

  test("two signed heads of one size → monitor, with both notes in hand", async () => {
    const { said, kept } = await monitor(log, twin)
    expect(said).toBe("Two checkpoints of 300 leaves have different roots.")
    expect(kept).toEqual([log.checkpoint(), twin.checkpoint()])
  })

  test("two signed heads of one size → witness: 422, with both notes in hand", async () => {
    const { status, kept } = await askWitness(log, twin, [])
    expect(status).toBe(422)
    expect(kept).toHaveLength(2)
    expect(kept[0]?.startsWith(log.checkpoint())).toBe(true)
    expect(kept[1]).toBe(twin.checkpoint())
    // A proof that does not fit is no lie of the log: whoever sent it may have made it up.
    const wrong = await askWitness(makeLog(log.leaves.slice(0, 290)), log, [])
    expect(wrong).toEqual({ status: 422, kept: [] })
  })

  test("change a leaf and sign all anew → receipt: not in the log; log:verify --since", async () => {
    const own = makeLog([...log.leaves.slice(0, 299), leafBytes(signature(9999))])
    const text = await makeReceipt(log, 299, { checkpoint: own.checkpoint() })
    expect(checkReceipt(nodeDigest, text, { vkeys: [log.key] }).verdict).toBe("not-in-the-log")
    const held = parseTlogProof(await receipt())?.checkpoint ?? ""
    expect(await verify(own, 299, held)).toContain("have different roots")
  })

  test("restore yesterday's database → receipt's holder, by log:verify --since", async () => {
    const held = parseTlogProof(await receipt())?.checkpoint ?? ""
    expect(await verify(yesterday, 289)).toBe("true")
    expect(await verify(yesterday, 289, held)).toMatch(/shrank/)
  })

  test("two signed heads of one size → log:verify --since", async () => {
    expect(await verify(twin, 299, log.checkpoint())).toContain("have different roots")
  })

  test("restore yesterday's database → monitor: the log shrank", async () => {
    const { said, kept } = await monitor(log, yesterday)
    expect(said).toBe("The log shrank: it had 300 leaves, now 290.")
    expect(kept).toEqual([log.checkpoint(), yesterday.checkpoint()])
  })

  test("restore yesterday's database and go on otherwise → witness: 422, monitor", async () => {
    const others = [1, 2, 3].map((number) => leafBytes(signature(9000 + number)))
    const shorter = makeLog(log.leaves.slice(0, 298))
    const otherwise = makeLog([
      ...yesterday.leaves,
      ...Array.from({ length: 8 }, (_, at) => leafBytes(signature(8000 + at))),
      ...others,
    ])
    const proof = await otherwise.consistency(298)
    expect(await witness(shorter, otherwise, proof)).toBe(422)
    expect((await monitor(shorter, otherwise)).said).toMatch(/leaf|leaves/i)
  })

  test("delete a leaf and sign all anew → log:verify is deceived, its receipt's holder and a witness are not", async () => {
    expect(await verify(rewritten, 298)).toBe("true")
    const held = parseTlogProof(await receipt())?.checkpoint ?? ""
    expect(await verify(rewritten, 298, held)).toMatch(/shrank/)
    const longer = makeLog([
      ...rewritten.leaves,
      leafBytes(signature(9001)),
      leafBytes(signature(9002)),
    ])
    expect(await verify(longer, 300, held)).toMatch(/no longer begins with the 300 leaves/)
    expect(await witness(log, longer, await longer.consistency(300))).toBe(422)
  })

  test("receipt of a dropped leaf under the new head → receipt: not in the log", async () => {
    const text = await makeReceipt(log, 299, { checkpoint: rewritten.checkpoint() })
    expect(checkReceipt(nodeDigest, text, { vkeys: [log.key] }).verdict).toBe("not-in-the-log")
  })

  test("hand one leaf to two signers → receipt: not yours", async () => {
    const person = { ...signer, family: "Басқа", patronymic: "" }
    const { verdict } = checkReceipt(nodeDigest, await receipt(), { vkeys: [log.key], person })
    expect(verdict).toBe("not-yours")
  })

  test("count in the API off by one → log:verify", async () => {
    expect(await verify(log, 299)).toBe("true")
    for (const count of [298, 300])
      expect(await verify(log, count)).toContain(
        `the site tells ${String(count)} signatures, its log 299`,
      )
  })

  test("drop a full tile of a copy → log:verify", async () => {
    const folder = emptyFolder()
    const files = log.files()
    files.delete("tile/0/000")
    writeCopy(folder, files)
    const source = openSource(folder)
    expect(await verdictOf(verifyLog({ source, keys: [log.key] }))).toMatch(
      /^tile\/0\/000 is not there/,
    )
  })

  test("count one signature twice → log:verify names the leaf", async () => {
    const doubled = makeLog([...log.leaves, ...log.leaves.slice(5, 6)])
    expect(await verify(doubled, 300)).toMatch(/^Leaf 300 has the commitment of an earlier leaf/)
  })
})
