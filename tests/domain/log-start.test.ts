import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { makeLogKey } from "#app/domain/log-key.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import type { LogFault } from "#app/domain/log.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { formatNote } from "#app/log/signed-note.ts"
import { findHead } from "#db/queries/log.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { appendSome, asOwner, makeLogScene } from "#tests/support/log-scene.ts"
import type { LogScene } from "#tests/support/log-scene.ts"

type Deed = (scene: LogScene) => Promise<unknown> | undefined

/** Takes the database back to what it was some leaves before, as an older copy of it. */
function rollBack({ db }: LogScene, size: number): Promise<void> {
  return asOwner(db, async (trx) => {
    await trx.deleteFrom("log_leaf").where("leaf_index", ">=", size).execute()
    await trx
      .deleteFrom("log_tile")
      .where("tile_index", ">=", Math.floor(size / 256))
      .execute()
    await trx.deleteFrom("log_checkpoint").where("size", ">", size).execute()
    const edge = edges.get(size) ?? Buffer.alloc(0)
    await trx.updateTable("log_head").set({ size, edge }).execute()
  })
}

const edges = new Map<number, Buffer>()

function changeLeaf(index: number): Deed {
  return ({ db }) =>
    asOwner(db, (trx) =>
      trx
        .updateTable("log_leaf")
        .set({ bytes: Buffer.from("{}") })
        .where("leaf_index", "=", index)
        .execute(),
    )
}

function deleteLeaf(index: number): Deed {
  return ({ db }) =>
    asOwner(db, (trx) => trx.deleteFrom("log_leaf").where("leaf_index", "=", index).execute())
}

const changeTile: Deed = ({ db }) =>
  asOwner(db, (trx) =>
    trx
      .updateTable("log_tile")
      .set({ root: Buffer.alloc(32, 1) })
      .execute(),
  )

const signAnother: Deed = ({ file, key }) => {
  const text = formatCheckpoint({
    origin: "uade.example/log",
    size: 310n,
    root: Buffer.alloc(32, 3),
  })
  const note = formatNote({ text, signatures: [key.sign("uade.example/log", text)] })
  appendFileSync(file, `${JSON.stringify({ epoch: 1, note })}\n`)
  return undefined
}

const signSmallTwin: Deed = ({ file, key }) => {
  const text = formatCheckpoint({
    origin: "uade.example/log",
    size: 300n,
    root: Buffer.alloc(32, 3),
  })
  const note = formatNote({ text, signatures: [key.sign("uade.example/log", text)] })
  writeFileSync(file, `${JSON.stringify({ epoch: 1, note })}\n${readFileSync(file, "utf8")}`)
  return undefined
}

const foreignEntry: Deed = ({ file }) => {
  const text = formatCheckpoint({
    origin: "uade.example/log",
    size: 310n,
    root: Buffer.alloc(32, 3),
  })
  const other = makeLogKey(Buffer.alloc(32, 1))
  const note = formatNote({ text, signatures: [other.sign("uade.example/log", text)] })
  appendFileSync(file, `${JSON.stringify({ epoch: 1, note })}\n`)
  return undefined
}

const cases: [name: string, deed: Deed, fault: LogFault | undefined][] = [
  ["nothing is wrong", () => undefined, undefined],
  ["the last leaf is deleted", deleteLeaf(309), "damaged"],
  ["a leaf in the middle is deleted", deleteLeaf(2), "damaged"],
  ["the bytes of a late leaf are changed", changeLeaf(300), "damaged"],
  ["a tile's root is changed", changeTile, "damaged"],
  ["an older copy of the database is put back", (scene) => rollBack(scene, 300), "rolled-back"],
  [
    "an older copy is put back and has gone on to the same size",
    async (scene) => {
      await rollBack(scene, 300)
      const file = readFileSync(scene.file)
      // Whoever signs on an older copy without its record is not stopped; with it, the start is.
      truncateSync(scene.file)
      appendFileSync(scene.file, "{}\n")
      scene.restart()
      await scene.db.queue.idle()
      writeFileSync(scene.file, file.toString().split("\n").slice(0, -2).join("\n") + "\n")
      await appendSome(scene.db, 10, "other")
      writeFileSync(scene.file, file)
    },
    "forked",
  ],
  ["two roots of the same leaves were signed", signAnother, "forked"],
  ["two roots were signed earlier on", signSmallTwin, "forked"],
  ["the record holds a checkpoint of another key", foreignEntry, "foreign-key"],
  [
    "the record is another, empty one",
    ({ file }) => {
      truncateSync(file)
      return undefined
    },
    "record-missing",
  ],
  [
    "the last line of the record is torn",
    ({ file }) => {
      const text = readFileSync(file, "utf8")
      truncateSync(file, text.length - 20)
      return undefined
    },
    undefined,
  ],
]

describeOnBothEngines("a log that is started", (open) => {
  test.each(cases)("%s", async (_, deed, fault) => {
    const scene = makeLogScene(await open())
    await scene.restart().start()
    for (const many of [300, 10]) {
      await appendSome(scene.db, many, String(many))
      const head = await findHead(scene.db.read)
      edges.set(head?.size ?? 0, Buffer.concat(head?.edge ?? []))
    }
    await deed(scene)

    const log = scene.restart()
    const state = await log.start()
    expect(state).toEqual(
      fault
        ? { name: "closed", fault, found: expect.stringMatching(/^[A-Z].*\.$/) }
        : { name: "open" },
    )
    const appended = appendSome(scene.db, 1, "next")
    if (fault) await expect(appended).rejects.toThrow(new LogClosed(fault))
    else await appended
    // What was torn is passed over, and what follows it is whole.
    if (!fault) expect(await scene.restart().start()).toEqual({ name: "open" })
  })

  test("does not go on under another key, nor beneath a process that signed more", async () => {
    const scene = makeLogScene(await open())
    await appendSome((scene.restart(), scene.db), 300)
    edges.set(300, Buffer.concat((await findHead(scene.db.read))?.edge ?? []))
    const other = scene.restart(makeLogKey(Buffer.alloc(32, 1)))
    expect(await other.start()).toMatchObject({ name: "closed", fault: "foreign-key" })

    const running = scene.restart()
    await appendSome(scene.db, 10)
    await rollBack(scene, 300)
    await expect(appendSome(scene.db, 1)).rejects.toThrow(new LogClosed("rolled-back"))
    expect(running.state).toMatchObject({ name: "closed", fault: "rolled-back" })
  })

  test("looks before it signs, also where nobody started it", async () => {
    const scene = makeLogScene(await open())
    scene.restart()
    await appendSome(scene.db, 3)
    await deleteLeaf(2)(scene)
    scene.restart()
    await expect(appendSome(scene.db, 1)).rejects.toThrow(new LogClosed("damaged"))
  })

  test("is there, empty and signed, from its first start", async () => {
    const scene = makeLogScene(await open())
    expect(await scene.restart().start()).toEqual({ name: "open" })
    expect(await findHead(scene.db.read)).toMatchObject({ epoch: 1, size: 0, publishedSize: 0 })
    expect(await scene.restart().start()).toEqual({ name: "open" })
  })

  test.each(["log_leaf", "log_tile", "log_checkpoint", "log_cosignature", "log_key"] as const)(
    "keeps the rows of %s from change and deletion",
    async (table) => {
      const scene = makeLogScene(await open())
      scene.restart()
      await appendSome(scene.db, 257)
      if (table === "log_cosignature") {
        const row = { epoch: 1, size: 257, witness: "w", key_id: "00", line: "line" }
        await scene.db.writer.insertInto(table).values(row).execute()
      }
      await expect(scene.db.writer.updateTable(table).set({ epoch: 2 }).execute()).rejects.toThrow(
        "append-only",
      )
      await expect(scene.db.writer.deleteFrom(table).execute()).rejects.toThrow("append-only")
    },
  )
})
