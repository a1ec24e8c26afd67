import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import {
  backupName,
  findNewestBackup,
  listBackups,
  overBackups,
} from "#app/server/backup-shelf.server.ts"
import { openUpload, removeUpload, storeUpload } from "#app/uploads/upload.server.ts"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { nextBackup } from "#scripts/backup/schedule.ts"
import { runCommand } from "#tests/support/cli.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeSource } from "#tests/support/make.ts"
import { pdf } from "#tests/uploads/files.ts"

test.each<[from: Instant, hours: number, next: Instant]>([
  ["2026-04-01T12:00:00.000Z", 24, "2026-04-01T22:00:00.000Z"],
  ["2026-04-01T22:00:00.000Z", 24, "2026-04-02T22:00:00.000Z"],
  ["2026-04-01T21:59:59.999Z", 24, "2026-04-01T22:00:00.000Z"],
  ["2026-04-01T12:00:00.000Z", 1, "2026-04-01T13:00:00.000Z"],
  ["2026-04-01T03:30:00.000Z", 6, "2026-04-01T04:00:00.000Z"],
  ["2026-04-01T23:30:00.000Z", 6, "2026-04-02T04:00:00.000Z"],
])("after %s, each %i hours, a backup is due at %s", (from, hours, next) => {
  expect(nextBackup(from, hours)).toBe(next)
})

test("of hourly backups two months long a day of hours, a week of days and four weeks are kept", () => {
  let kept: { at: Instant }[] = []
  let now = "2026-02-01T00:00:00.000Z"
  for (let made = 0; made < 24 * 60; made += 1, now = later(now, hour)) {
    kept = [{ at: now }, ...kept]
    const over = new Set(overBackups(kept, now))
    kept = kept.filter((backup) => !over.has(backup))
  }
  const ages = kept.map(({ at }) => Math.round((Date.parse(now) - Date.parse(at)) / hour))
  expect(ages.filter((age) => age <= 24)).toHaveLength(24)
  expect(kept.length).toBeGreaterThanOrEqual(24 + 6 + 3)
  expect(kept.length).toBeLessThanOrEqual(24 + 7 + 4)
  expect(Math.max(...ages), "none is older than four weeks").toBeLessThanOrEqual(4 * 7 * 24)
  // A single one is kept, however old it is.
  expect(overBackups([{ at: "2020-01-01T00:00:00.000Z" }], now)).toEqual([])
})

test("a scheduled backup is put into its folder, sealed, for its owner alone, and restored from there", async () => {
  const folder = emptyFolder()
  const backups = join(folder, "backups")
  const env = { NODE_ENV: "development", DATA_DIR: folder, BACKUP_DIR: backups }
  const db = openDb(`sqlite:${join(folder, "uade.db")}`)
  await migrateToLatest(db)
  const kek = Buffer.alloc(32, 7)
  makeSecretFile(join(folder, "kek"), kek.toString("base64"))
  const shop = { dataDir: folder, keys: makeKeys(kek) }
  const stored = await storeUpload(shop, pdf, { kinds: ["pdf"], most: 10_000 })
  const hash = stored.ok ? stored.value.sha256 : Buffer.alloc(0)
  await makeSource(db, { sha256: hash, captured_at: "2026-04-01T06:00:00.000Z" })
  const made = await runCommand("scripts/backup.ts", ["--scheduled"], env)
  expect(made).toMatchObject({ code: 0, err: "" })
  await db.close()
  const newest = await findNewestBackup(backups)
  const file = join(backups, newest?.name ?? "")
  expect(backupName(newest?.at ?? "")).toBe(newest?.name)
  expect(newest?.bytes).toBe(statSync(file).size)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const left = [newest?.name, `${newest?.name ?? ""}.files`, "files"]
  expect(readdirSync(backups).sort(), "nothing else is left").toEqual(left.sort())
  expect(made.out).toContain("1 files of uploads, 1 of them new")

  const there = await runCommand("scripts/restore.ts", [file], env)
  expect(there).toMatchObject({ code: 1, out: "" })
  expect(there.err).toContain("with --replace it is moved aside")
  const back = await runCommand("scripts/restore.ts", [file, "--replace"], env)
  expect(back).toMatchObject({ code: 0, err: "" })
  expect(readdirSync(folder).filter((name) => name.includes("before_"))).toHaveLength(1)
  expect(back.out).toContain("0 put back, 1 were there.")

  await removeUpload(shop, hash)
  const lost = await runCommand("scripts/backup.ts", [join(folder, "uade.backup")], env)
  expect(lost).toMatchObject({ code: 1, out: expect.stringContaining("0 files") as string })
  expect(lost.err, "by its name").toContain(`open/${hash.toString("hex")}`)
  const files = await runCommand("scripts/restore.ts", [file, "--files"], env)
  expect(files).toMatchObject({ code: 0, err: "" })
  expect((await openUpload(shop, hash))?.bytes).toEqual(pdf)

  writeFileSync(join(folder, "kek"), Buffer.alloc(32, 8).toString("base64"))
  const other = await runCommand("scripts/restore.ts", [file, "--replace"], env)
  expect(other.err).toContain("is not the key under which this database is sealed")
  expect(existsSync(join(folder, "uade.db"))).toBe(true)
}, 120_000)

test("files of other names are no backups", async () => {
  const folder = emptyFolder()
  for (const name of ["uade.db", "uade-2026-13-45T99-00-00Z.backup", "uade-x.backup"]) {
    writeFileSync(join(folder, name), "")
  }
  expect(await listBackups(folder)).toEqual([])
  expect(await findNewestBackup(join(folder, "none"))).toBe(undefined)
})
