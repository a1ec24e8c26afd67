import { open, rename } from "node:fs/promises"
import path from "node:path"

/**
 * Puts a text in a file's place so that after any crash either the old or the new one stands there whole.
 * Resolves once it is on the disk.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`
  const handle = await open(fresh, "w", 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
  await syncFolder(path.dirname(path.resolve(file)))
}

/** A rename stands once its folder is on the disk; Windows cannot open a folder and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
