import type { RecordedCheckpoint } from "#app/domain/log.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { parseNote } from "#app/log/signed-note.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import type { TreeEdge } from "#app/log/tree-edge.ts"
import { Stop } from "#scripts/user/stop.ts"

/** A line of a backup of rows, read. */
export type RowLine =
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "row"; readonly table: string; readonly json: string }
  | { readonly kind: "counter"; readonly name: string; readonly last: string }

/** Reads the lines behind the manifest. @throws Stop where the end is missing, or counts other rows */
export async function* readRows(lines: AsyncIterable<string>): AsyncGenerator<RowLine> {
  let table = ""
  let count = 0
  let told: number | undefined
  for await (const line of lines) {
    const [word = "", first = "", second = ""] = line.startsWith("{") ? [""] : line.split(" ")
    if (word === "") {
      count += 1
      yield { kind: "row", table, json: line }
    } else if (word === "table") {
      table = first
      yield { kind: "table", name: table }
    } else if (word === "counter") yield { kind: "counter", name: first, last: second }
    else if (word === "end") told = Number(first)
  }
  if (told !== count) throw new Stop("The backup is cut off: it has not the rows that it says.")
}

/** Recomputes the log of a backup's rows: each leaf's hash, and the root that its checkpoint says. */
export class LogOfRows {
  private edge: TreeEdge = emptyEdge

  constructor(private readonly log: (RecordedCheckpoint & { readonly size: number }) | null) {}

  /** @throws Stop naming the leaf that was changed or is missing */
  take(line: RowLine): void {
    if (line.kind !== "row" || line.table !== "log_leaf") return
    const { epoch, leaf_index, bytes, hash } = JSON.parse(line.json) as StoredRow
    if (epoch !== this.log?.epoch) return
    const own = hashLeaf(nodeDigest, fromHex(bytes))
    if (leaf_index !== this.edge.size || !equalBytes(own, fromHex(hash))) {
      throw new Stop(`Leaf ${String(leaf_index)} of the backup is not what was signed.`)
    }
    this.edge = appendToEdge(nodeDigest, this.edge, own, () => undefined)
  }

  /** @throws Stop where the leaves are not those of the checkpoint */
  finish(): void {
    if (!this.log) return
    const note = parseNote(this.log.note)
    const checkpoint = note && parseCheckpoint(note.text)
    const root = rootOfEdge(nodeDigest, this.edge)
    const isSame = checkpoint?.size === BigInt(this.edge.size) && equalBytes(checkpoint.root, root)
    if (!isSame) throw new Stop("The leaves of the backup are not those that its checkpoint signs.")
  }
}

interface StoredRow {
  readonly epoch: number
  readonly leaf_index: number
  readonly bytes: string
  readonly hash: string
}

function fromHex(text: string): Buffer {
  return Buffer.from(text.slice("\\x".length), "hex")
}
