import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import { placeOf } from "#app/uploads/place.server.ts"
import { openUpload, removeUpload, storeUpload } from "#app/uploads/upload.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { deleteKeptFile } from "#db/queries/kept-files.server.ts"
import { listUploadNames } from "#db/queries/upload-names.server.ts"
import type { UploadName } from "#db/queries/upload-names.server.ts"
import { clearShelf } from "#scripts/backup/file-list.ts"
import { openShelf } from "#scripts/backup/file-shelf.ts"
import { makeBackup } from "#scripts/backup/make.ts"
import { nameOf, shelveFiles } from "#scripts/backup/shelve.ts"
import { filesReport, restoreFiles } from "#scripts/restore/files.ts"
import type { TestDb } from "#tests/support/database.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import * as make from "#tests/support/make.ts"
import { issue, makeScene as makeSheets } from "#tests/support/sheet-scene.ts"
import { jpeg, pdf, png, webp } from "#tests/uploads/files.ts"
import { listFilesIn } from "#tests/uploads/kept.ts"
import { accept } from "#app/lib/outcome.ts"

const backupKey = Buffer.alloc(32, 5)
const keys = makeKeys(Buffer.alloc(32, 7))
const now = "2026-04-01T06:00:00.000Z"

async function makeScene(db: TestDb) {
  const [dataDir, backups] = [emptyFolder(), emptyFolder()]
  const shop = { dataDir, keys }
  async function store(bytes: Buffer, isSealed: boolean): Promise<UploadName> {
    const terms = { kinds: ["jpeg", "png", "webp", "pdf"], most: 10_000, sealed: isSealed } as const
    const stored = await storeUpload(shop, bytes, terms)
    if (!stored.ok) throw new Error(stored.refusal.code)
    return { shelf: isSealed ? "sealed" : "open", sha256: stored.value.sha256 }
  }
  const copy = await store(pdf, false)
  const [picture, small, scan] = [
    await store(png, true),
    await store(webp, true),
    await store(jpeg, true),
  ]
  await make.makeSource(db, { sha256: copy.sha256, captured_at: now })
  // Named without a copy: nothing of it was ever kept here.
  await make.makeSource(db, { sha256: Buffer.alloc(32, 1) })
  const proof = await make.insertOne(db, "kept_file", {
    ...{ public_id: make.nextPublicId(), kind: "png", alt: "A letter", lang: "en", kept_at: now },
    ...{ sha256: picture.sha256, small_sha256: small.sha256 },
  })
  await scanSheet(db, scan.sha256)
  const shelf = openShelf(backups, backupKey)
  const parts = { db, file: db.url.replace(/^sqlite:/, ""), dataDir, keys, backupKey }
  const record = fileRecord(join(dataDir, "checkpoints.log"))
  return {
    ...{ db, dataDir, backups, shelf, shop, proof, copy, picture, small, scan },
    backUp: (name: string, at = now) =>
      makeBackup({ ...parts, record }, join(backups, `${name}.backup`), at),
    shelve: async (at: string) => {
      const named = await listUploadNames(db.read)
      return shelveFiles({ ...shop, shelf, namedNow: () => Promise.resolve(named) }, named, at)
    },
    shelved: () => listFilesIn(join(backups, "files")),
    restoreInto: async (empty: string) =>
      restoreFiles({ dataDir: empty, keys, shelf }, await listUploadNames(db.read)),
  }
}

async function scanSheet(db: Db, hash: Buffer): Promise<void> {
  const scene = await makeSheets(db)
  const [serial = ""] = await issue(scene, 1)
  await commit(db, async (trx) => {
    const scanned = trx.updateTable("sheet").set({ scan_sha256: hash })
    return accept(await scanned.where("serial", "=", serial).execute())
  })
}

describeOnBothEngines("files of uploads in a backup", (open) => {
  test("lie once beside all backups, sealed, and are put back to the byte", async () => {
    const scene = await makeScene(await open())
    const first = await scene.backUp("first")
    expect(first.files).toEqual({ held: 4, added: 4, wrong: [] })
    const second = await scene.backUp("second")
    expect(second.files).toEqual({ held: 4, added: 0, wrong: [] })
    const kept = scene.shelved()
    expect(kept).toHaveLength(4)
    for (const { name, bytes } of kept) {
      for (const plain of [pdf, png, webp, jpeg]) expect(bytes.includes(plain)).toBe(false)
      expect(name).not.toContain(scene.copy.sha256.toString("hex").slice(0, 8))
    }
    const empty = emptyFolder()
    expect(await scene.restoreInto(empty)).toEqual({ restored: 4, there: 0, missing: [] })
    expect(await scene.restoreInto(empty)).toEqual({ restored: 0, there: 4, missing: [] })
    const back = await openUpload({ dataDir: empty, keys }, scene.scan.sha256, { sealed: true })
    expect(back?.bytes.equals(jpeg)).toBe(true)
    expect((await openUpload({ dataDir: empty, keys }, scene.copy.sha256))?.bytes).toEqual(pdf)
  })

  test("are told by name where they are missing or flipped, on the site and on the shelf", async () => {
    const scene = await makeScene(await open())
    const { copy, scan, dataDir } = scene
    const place = placeOf(dataDir, "open", copy.sha256)
    writeFileSync(place, flipped(readFileSync(place)))
    await removeUpload(scene.shop, scan.sha256, { sealed: true })
    const { files } = await scene.backUp("first")
    expect(files).toMatchObject({ held: 2, added: 2 })
    expect(files.wrong.toSorted()).toEqual([nameOf(copy), nameOf(scan)].sort())

    const picture = join(scene.backups, "files", pathOf(scene.shelf.nameOf(scene.picture)))
    writeFileSync(picture, flipped(readFileSync(picture)))
    const back = await scene.restoreInto(emptyFolder())
    expect(back).toMatchObject({ restored: 1, there: 0 })
    expect(back.missing.toSorted()).toEqual([copy, scan, scene.picture].map(nameOf).sort())
    expect(filesReport(back).join("\n")).toContain(nameOf(scene.picture))

    // One that lies in another's place is not what its name says, though it opens.
    const small = join(scene.backups, "files", pathOf(scene.shelf.nameOf(scene.small)))
    await scene.shelf.put(
      scene.shelf.nameOf(scene.picture),
      readFileSync(placeOf(dataDir, "sealed", scene.small.sha256)),
    )
    rmSync(small)
    expect((await scene.restoreInto(emptyFolder())).missing).toHaveLength(4)
  })

  test("are copied anew within a week where the shelf's copy does not open any more", async () => {
    const scene = await makeScene(await open())
    await scene.backUp("first")
    const picture = join(scene.backups, "files", pathOf(scene.shelf.nameOf(scene.picture)))
    const whole = readFileSync(picture)
    writeFileSync(picture, flipped(whole))
    const added: number[] = []
    for (let nth = 1; nth <= 7; nth += 1) {
      added.push((await scene.shelve(later(now, nth * day))).added)
    }
    expect(added.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 1])
    expect(await scene.restoreInto(emptyFolder())).toMatchObject({ restored: 4, missing: [] })
  })

  test("go from the shelf with the last backup that names them", async () => {
    const scene = await makeScene(await open())
    const { db, backups, shelf } = scene
    await scene.backUp("before")
    const { value: orphans } = await commit(db, async (trx) =>
      accept(await deleteKeptFile(trx, scene.proof.id)),
    )
    for (const hash of orphans) await removeUpload(scene.shop, hash, { sealed: true })
    await scene.backUp("after")
    expect(await clearShelf(backups, shelf)).toBe(0)
    expect(scene.shelved()).toHaveLength(4)
    rmSync(join(backups, "before.backup"))
    expect(await clearShelf(backups, shelf)).toBe(2)
    expect(
      scene
        .shelved()
        .map(({ name }) => name.slice(3, 43))
        .sort(),
    ).toEqual([scene.copy, scene.scan].map((file) => shelf.nameOf(file)).sort())
    expect(existsSync(join(backups, "before.backup.files"))).toBe(false)
    expect(await scene.restoreInto(emptyFolder())).toMatchObject({ restored: 2, missing: [] })
  })
})

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  const at = changed.length - 3
  changed[at] = 0x01 ^ (changed[at] ?? 0)
  return changed
}

function pathOf(name: string): string {
  return `${name.slice(0, 2)}/${name}.sealed`
}
