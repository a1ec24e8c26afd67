import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"

/** Thrown with a sentence for whoever runs the site. It names the file, never what stands in it. */
export class SecretFileError extends Error {
  override readonly name = "SecretFileError"
}

/**
 * Reads a secret from its file, without the space around it.
 *
 * @throws SecretFileError where the file is missing, is no file, is empty, or is open to others than its owner
 */
export function readSecretFile(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) throw new SecretFileError(`${file} is not there: name a file that holds the secret`)
  if (!stat.isFile()) throw new SecretFileError(`${file} is no file: name the file in it`)
  if ((stat.mode & 0o077) !== 0) {
    throw new SecretFileError(`${file} is open to others than its owner: chmod 600 ${file}`)
  }
  const secret = read(file).trim()
  if (secret === "") throw new SecretFileError(`${file} is empty: it must hold the secret`)
  return secret
}

/** Writes a new secret that its owner alone may read. A file that is there already stays as it is. */
export function makeSecretFile(file: string, secret: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" })
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "EEXIST")) throw fault
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    throw new SecretFileError(`${file} cannot be read: it must belong to the user of this program`)
  }
}
