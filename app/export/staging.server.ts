import { mkdir, mkdtemp, open, rename, rm } from "node:fs/promises"
import path from "node:path"
import { OutFile } from "./out-file.server.ts"
import type { Written } from "./out-file.server.ts"

/** A file of an export as it was written: its path below the folder, size and hash. */
export interface StagedFile extends Written {
  readonly path: string
}

/**
 * Where the files of an export are written until all are whole: a folder of its own within the one where they
 * will stand. Then each is moved to its place at once; where something fails before, nothing has changed.
 */
export class Staging {
  private readonly files = new Map<string, OutFile>()
  private readonly finished: StagedFile[] = []

  private constructor(
    private readonly folder: string,
    private readonly hidden: string,
    /** The uppermost folder that was made for it; undefined where all were there. */
    private readonly made: string | undefined,
  ) {}

  /** @throws where the folder cannot be made or written */
  static async open(folder: string): Promise<Staging> {
    const made = await mkdir(folder, { recursive: true })
    try {
      return new Staging(folder, await mkdtemp(path.join(folder, ".export-")), made)
    } catch (fault) {
      if (made !== undefined) await rm(made, { recursive: true, force: true })
      throw fault
    }
  }

  /** Begins a file; it ends when the whole ends, or by `finish`. */
  async create(name: string): Promise<OutFile> {
    const file = path.join(this.hidden, ...name.split("/"))
    if (name.includes("/")) await mkdir(path.dirname(file), { recursive: true })
    const out = await OutFile.create(file)
    this.files.set(name, out)
    return out
  }

  /** Writes a small file whole. */
  async put(name: string, content: string | Uint8Array): Promise<void> {
    const file = await this.create(name)
    this.files.delete(name)
    try {
      await file.write(content)
    } finally {
      this.finished.push({ path: name, ...(await file.finish()) })
    }
  }

  /** Ends every file that was begun, and tells what was written so far, in the order of beginning. */
  async finish(): Promise<readonly StagedFile[]> {
    for (const [name, file] of this.files) {
      this.files.delete(name)
      this.finished.push({ path: name, ...(await file.finish()) })
    }
    return this.finished
  }

  /** Moves all files to their places. */
  async publish(): Promise<readonly StagedFile[]> {
    const files = await this.finish()
    for (const { path: name } of files) {
      const place = path.join(this.folder, ...name.split("/"))
      await mkdir(path.dirname(place), { recursive: true })
      await rename(path.join(this.hidden, ...name.split("/")), place)
    }
    await rm(this.hidden, { recursive: true, force: true })
    await syncFolder(this.folder)
    return files
  }

  /** Leaves everything as it was before. */
  async discard(): Promise<void> {
    for (const file of this.files.values()) await file.abandon()
    await rm(this.made ?? this.hidden, { recursive: true, force: true })
  }
}

/** A rename lasts once its folder is on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
