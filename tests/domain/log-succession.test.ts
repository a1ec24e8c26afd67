import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import { makeLogKey } from "#app/domain/log-key.server.ts"
import { listSuccessions } from "#app/domain/log-succession.server.ts"
import { rotateLogKey } from "#app/domain/log-rotation.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { openNote } from "#app/log/signed-note.ts"
import { openDb } from "#db/connection.server.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { findHead, findNewestCheckpoint, listLogKeys } from "#db/queries/log.server.ts"
import { adoptLog } from "#scripts/log/adopt.ts"
import { beginNewEpoch } from "#scripts/log/epoch.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { appendSome, asOwner, makeLogScene, scenePid } from "#tests/support/log-scene.ts"

const clock = stoppedClock("2026-04-02T06:00:00.000Z")

describeOnBothEngines("a log that ends", (open) => {
  test("is followed by one that cites it and holds what is left, byte for byte", async () => {
    const scene = makeLogScene(await open())
    const { db, file } = scene
    scene.restart()
    await appendSome(db, 300, "old")
    await asOwner(db, (trx) => trx.deleteFrom("log_leaf").where("leaf_index", "=", 7).execute())
    const before = await listLeaves(db.read, 1, 0, 300)
    const lost = (await findNewestCheckpoint(db.read, 1))?.note ?? ""

    const log = scene.restart()
    expect(await log.start()).toMatchObject({ fault: "damaged" })
    const said = await beginNewEpoch({ db, log, clock }, { cite: file, force: false })
    expect(said).toContain("uade.example/log/2 begins with 300 leaves")

    const after = await listLeaves(db.read, 2, 0, 1000)
    expect(Buffer.from(after[0]?.bytes ?? [])).toEqual(
      Buffer.from(leafBytes({ type: "epoch", cites: lost })),
    )
    expect(after.slice(1).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
      before.map(({ bytes }) => Buffer.from(bytes).toString()),
    )
    expect(after[1]).toMatchObject({ index: 1, signatureId: before[0]?.signatureId })
    expect(await findHead(db.read)).toMatchObject({
      ...{ epoch: 2, origin: "uade.example/log/2", size: 300, publishedSize: 300 },
    })
    expect(await scene.restart().start()).toEqual({ name: "open" })
    await appendSome(db, 3, "new")
    expect((await findHead(db.read))?.size).toBe(303)
    expect(await scene.restart().start()).toEqual({ name: "open" })
  })

  test("says how much of it is not in the new one, each time", async () => {
    const scene = makeLogScene(await open())
    const { db, file } = scene
    expect(await listSuccessions(db.read)).toEqual([])
    scene.restart()
    await appendSome(db, 20, "old")
    await asOwner(db, (trx) => trx.deleteFrom("log_leaf").where("leaf_index", ">=", 17).execute())
    await beginNewEpoch({ db, log: scene.restart(), clock }, { cite: file, force: false })
    const first = { origin: "uade.example/log/2", before: "uade.example/log", had: 20, missing: 3 }
    expect(await listSuccessions(db.read)).toEqual([first])
    scene.restart()
    await appendSome(db, 5, "new")
    expect(await listSuccessions(db.read), "what follows changes nothing").toEqual([first])

    // Nothing is lost by a log that is begun anew because somebody insists.
    await beginNewEpoch({ db, log: scene.restart(), clock }, { cite: file, force: true })
    const second = { origin: "uade.example/log/3", before: first.origin, had: 23, missing: 0 }
    expect(await listSuccessions(db.read)).toEqual([second, first])
    const types = (await listLeaves(db.read, 3, 0, 100)).map(({ type }) => type)
    expect(types.map((type) => type === "epoch").lastIndexOf(true), "one alone cites").toBe(0)
    expect(types).toHaveLength(23)
  })

  test("is not ended where it is healthy, unless somebody insists", async () => {
    const scene = makeLogScene(await open())
    const log = scene.restart()
    await appendSome(scene.db, 3)
    const note = join(emptyFolder(), "note")
    writeFileSync(note, (await findNewestCheckpoint(scene.db.read, 1))?.note ?? "")
    const house = { db: scene.db, log, clock }
    await expect(beginNewEpoch(house, { cite: note, force: false })).rejects.toThrow("no new epoch")
    await expect(beginNewEpoch(house, { cite: "/nowhere", force: true })).rejects.toThrow("be read")
    writeFileSync(`${note}2`, "no note\n")
    await expect(beginNewEpoch(house, { cite: `${note}2`, force: true })).rejects.toThrow(
      "holds no",
    )
    expect(await beginNewEpoch(house, { cite: note, force: true })).toContain("with 4 leaves")
  })

  test("whose record is gone is taken up again by somebody's word alone", async () => {
    const scene = makeLogScene(await open())
    scene.restart()
    await appendSome(scene.db, 3)
    await expect(adoptLog({ db: scene.db, log: scene.restart() })).rejects.toThrow(
      "nothing to adopt",
    )
    writeFileSync(scene.file, "")
    expect(await scene.restart().start()).toMatchObject({ fault: "record-missing" })
    expect(await adoptLog({ db: scene.db, log: scene.restart() })).toContain("over 3 leaves")
    expect(await scene.restart().start()).toEqual({ name: "open" })
    expect(readFileSync(scene.file, "utf8").trim().split("\n")).toHaveLength(1)
  })
})

describeOnBothEngines("the key of a log", (open) => {
  test("is followed by another, which both sign for once", async () => {
    const scene = makeLogScene(await open())
    const { db, key } = scene
    const old = scene.restart()
    await appendSome(db, 3)
    const cites = (await findNewestCheckpoint(db.read, 1))?.note ?? ""
    const next = makeLogKey(Buffer.alloc(32, 5))
    const { vkey, signed } = await rotateLogKey(db, { from: key, to: next }, clock.now())
    await old.record.append(signed)

    const names = [key, next].map((one) => one.verifierKey("uade.example/log"))
    for (const name of names)
      expect(openNote(nodeDigest, signed.note, [name])).toMatchObject({ ok: true })
    const [leaf] = await listLeaves(db.read, 1, 3, 4)
    expect(JSON.parse(Buffer.from(leaf?.bytes ?? []).toString())).toEqual({
      ...{ v: 1, type: "key_rotated", vkey, cites },
    })
    expect((await listLogKeys(db.read, 1)).map(({ fromSize }) => fromSize)).toEqual([0, 4])

    // A process with the old key is still running.
    await expect(appendSome(db, 1)).rejects.toThrow(new LogClosed("foreign-key"))
    await expect(rotateLogKey(db, { from: key, to: next }, clock.now())).rejects.toThrow(
      "foreign-key",
    )
    expect(await scene.restart(next).start()).toEqual({ name: "open" })
    await appendSome(db, 1)
    const last = await findNewestCheckpoint(db.read, 1)
    expect(openNote(nodeDigest, last?.note ?? "", names)).toMatchObject({ signedBy: [names[1]] })
    expect(await scene.restart(next).start()).toEqual({ name: "open" })
  })
})

describeOnBothEngines("several nodes on one database", (open) => {
  test("append to one log that does not fork", async () => {
    const first = await open()
    const second = openDb(first.url)
    try {
      const scenes = [makeLogScene(first), makeLogScene(second)]
      for (const scene of scenes) await scene.restart().start()
      const marks: string[] = []
      await Promise.all(
        scenes.flatMap(({ db }, node) =>
          Array.from({ length: 12 }, async (_, turn) => {
            for (let round = 0; round < 3; round += 1) {
              const mark = [node, turn, round].join(".")
              marks.push(...[0, 1].map((number) => `${mark}-${String(number)}`))
              await appendSome(db, 2, mark)
            }
          }),
        ),
      )
      const leaves = await listLeaves(first.read, 1, 0, 1000)
      expect(leaves.map(({ index }) => index)).toEqual(marks.map((_, index) => index))
      const found = leaves.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as unknown)
      expect(found).toEqual(
        expect.arrayContaining(marks.map((c) => ({ c, pid: scenePid, type: "signature", v: 1 }))),
      )
      for (const scene of scenes) expect(await scene.restart().start()).toEqual({ name: "open" })
    } finally {
      await second.close()
    }
  })
})
