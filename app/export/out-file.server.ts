import { createHash } from "node:crypto"
import { open } from "node:fs/promises"
import type { FileHandle } from "node:fs/promises"

/** What became of a file. */
export interface Written {
  readonly bytes: number
  /** SHA-256, in lower-case hexadecimal. */
  readonly sha256: string
  /** How many records it holds; nothing where it is no list of records. */
  readonly rows?: number | undefined
}

/** So many characters are gathered before they go to the disk. */
const gathered = 1 << 16

/** A file that is written piece by piece: whoever writes waits for the disk, so that nothing piles up. */
export class OutFile {
  private readonly hash = createHash("sha256")
  private waiting = ""
  private bytes = 0
  private rows: number | undefined

  private constructor(private readonly handle: FileHandle) {}

  /** Makes a new file. @throws where one of the name is there already */
  static async create(path: string): Promise<OutFile> {
    return new OutFile(await open(path, "wx"))
  }

  async write(piece: string | Uint8Array): Promise<void> {
    if (typeof piece !== "string") {
      await this.flush()
      return this.put(piece)
    }
    this.waiting += piece
    if (this.waiting.length >= gathered) await this.flush()
  }

  /** Writes a piece that is a record, and counts it. */
  async row(piece: string): Promise<void> {
    this.rows = (this.rows ?? 0) + 1
    await this.write(piece)
  }

  /** Says that it is a list of records, though none may come. */
  holdsRows(): this {
    this.rows ??= 0
    return this
  }

  /** Writes the rest, and waits until the disk has it. */
  async finish(): Promise<Written> {
    try {
      await this.flush()
      await this.handle.sync()
    } finally {
      await this.handle.close()
    }
    const { bytes, rows } = this
    return { bytes, sha256: this.hash.digest("hex"), ...(rows !== undefined && { rows }) }
  }

  /** Gives up: what was written is thrown away with its folder. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined)
  }

  private async flush(): Promise<void> {
    if (this.waiting === "") return
    const bytes = Buffer.from(this.waiting)
    this.waiting = ""
    await this.put(bytes)
  }

  private async put(bytes: Uint8Array): Promise<void> {
    await this.handle.writeFile(bytes)
    this.hash.update(bytes)
    this.bytes += bytes.length
  }
}
