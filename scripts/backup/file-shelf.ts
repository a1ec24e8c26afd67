import { createHmac, hkdfSync } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises"
import path from "node:path"
import { syncFolder } from "#app/export/staging.server.ts"
import type { UploadName } from "#db/queries/upload-names.server.ts"
import { opened, sealed, writeSynced } from "#scripts/backup/sealed-file.ts"

/*
 * Beside the backups lies `files/`: each upload once, however many backups name it, in the form of sealed-file.ts.
 * Its place is `ab/abcd….sealed`, the first 40 hexadecimal digits of HMAC-SHA256(HKDF-SHA-256(BACKUP_KEY_FILE, no
 * salt, info = "uade/v1/backup-file-name", 32 bytes), "SHELF/SHA-256 in hexadecimal"): whoever sees the folder cannot
 * tell of a file that they have whether it is there. What is inside is what lies in DATA_DIR/uploads, to the byte.
 */

const folderName = "files"
const ending = ".sealed"

/** A shelf of files beside backups. */
export interface FileShelf {
  /** By what a file is called here. */
  nameOf(file: UploadName): string
  has(name: string): Promise<boolean>
  /** Seals a file, through to the disk, under its name. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** @throws where there is none, or it is not as it was written */
  read(name: string): Promise<Buffer>
  /** Throws away what is not named. @returns how many files went */
  keepOnly(names: ReadonlySet<string>): Promise<number>
}

/** The shelf in a folder of backups. */
export function openShelf(backups: string, backupKey: Uint8Array): FileShelf {
  const folder = path.join(backups, folderName)
  const naming = Buffer.from(hkdfSync("sha256", backupKey, "", "uade/v1/backup-file-name", 32))
  function placeOf(name: string): string {
    return path.join(folder, name.slice(0, 2), `${name}${ending}`)
  }
  return {
    nameOf: ({ shelf, sha256 }) => {
      const hash = createHmac("sha256", naming).update(`${shelf}/${sha256.toString("hex")}`)
      return hash.digest("hex").slice(0, 40)
    },
    has: async (name) => (await stat(placeOf(name)).catch(() => undefined)) !== undefined,
    put: (name, bytes) => place(placeOf(name), bytes, backupKey),
    read: async (name) => {
      const pieces: Buffer[] = []
      for await (const piece of opened(placeOf(name), backupKey)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    keepOnly: (names) => keepOnly(folder, names),
  }
}

async function place(where: string, bytes: Uint8Array, backupKey: Uint8Array): Promise<void> {
  const within = path.dirname(where)
  await mkdir(within, { recursive: true, mode: 0o700 })
  const draft = `${where}.part`
  await rm(draft, { force: true })
  async function* whole() {
    yield await Promise.resolve(bytes)
  }
  await writeSynced(draft, sealed(whole(), backupKey))
  await rename(draft, where)
  for (const level of [within, path.dirname(within)]) await syncFolder(level)
}

async function keepOnly(folder: string, names: ReadonlySet<string>): Promise<number> {
  if (!existsSync(folder)) return 0
  let gone = 0
  for (const within of await readdir(folder)) {
    const files = await readdir(path.join(folder, within))
    const over = files.filter((file) => !names.has(file.replace(ending, "")))
    for (const file of over) await rm(path.join(folder, within, file), { force: true })
    if (over.length === files.length) await rmdir(path.join(folder, within))
    gone += over.length
  }
  return gone
}
