import { setTimeout as sleep } from "node:timers/promises"
import { ask } from "./asking.ts"
import type { Cluster, Node } from "./cluster.ts"
import type { House } from "#app/context.server.ts"
import { toHex } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { parseNote } from "#app/log/signed-note.ts"
import type { History } from "#scripts/faults/history/history.ts"

const everyMs = 100
/** Every so many looks at the numbers, a look at the log's checkpoint. */
const everyCheckpoint = 5

/** Reads the public number of a petition in the database and on every node, again and again, into the history. */
export class Watch {
  looks = 0
  /** Nodes of which nobody expects what is new: `node 1`. */
  readonly excused = new Set<string>()

  constructor(
    /** Undefined where nobody else may hold the database open. */
    private readonly house: House | undefined,
    private readonly cluster: Cluster,
    private readonly petition: string,
    private readonly history: History,
  ) {}

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver() && !this.history.isClosed) {
      this.looks += 1
      const nodes = this.cluster.nodes.map((node, at) => this.look(node, `node ${String(at)}`))
      await Promise.all([this.lookInDatabase(), ...nodes])
      await sleep(everyMs)
    }
  }

  /** What the public may be shown from now on: the others have a second to show it. */
  private async lookInDatabase(): Promise<void> {
    const asked = performance.now()
    const row = await this.house?.db.read
      .selectFrom("petition")
      .select("published_count")
      .where("public_id", "=", this.petition)
      .executeTakeFirst()
      // The lines to it are cut now and then.
      .catch(() => undefined)
    if (row) this.note("the database", asked, row.published_count)
  }

  private async look(node: Node, by: string): Promise<void> {
    const { host } = this.cluster
    const asked = performance.now()
    const count = await publicCount(node, host, this.petition)
    if (count !== undefined && !this.excused.has(by)) this.note(by, asked, count)
    if (this.looks % everyCheckpoint !== 0) return
    const { status, body } = await ask({ port: node.port, host, path: "/log/checkpoint" })
    if (status === 200) noteCheckpoint(this.history, by, body)
  }

  private note(by: string, asked: number, count: number): void {
    const answered = performance.now()
    this.history.note({ is: "count", petition: this.petition, by, asked, answered, count })
  }
}

/** Notes a checkpoint that somebody gave out. Who signed it, others look at. */
export function noteCheckpoint(history: History, by: string, note: string): void {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? "")
  const { size = -1n, root = new Uint8Array() } = checkpoint ?? {}
  history.note({ is: "checkpoint", by, size: Number(size), root: toHex(root) })
}

/** The number of a petition as a node tells it; undefined where it does not answer. */
export async function publicCount(
  { port }: Node,
  host: string,
  petition: string,
): Promise<number | undefined> {
  const path = `/api/v1/petitions/${petition}/count`
  const { status, body } = await ask({ port, host, path })
  if (status !== 200) return undefined
  return (JSON.parse(body) as { data: { signature_count: number } }).data.signature_count
}
