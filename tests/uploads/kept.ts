import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** Every file under a folder, whole or half-written. */
export function listFilesIn(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name: name.replaceAll("\\", "/"), bytes: readFileSync(join(folder, name)) }))
}
