import { setTimeout as sleep } from "node:timers/promises"
import { ask } from "./asking.ts"
import type { Cluster, Node } from "./cluster.ts"

interface Seen {
  readonly asked: number
  readonly answered: number
  readonly node: number
  readonly count: number
}

/** How long a node may show less than another has shown. */
const latestMs = 1000
const everyMs = 200

/** Reads the public number of a petition on every node, again and again, and finds who lags behind. */
export class Watch {
  private readonly seen: Seen[] = []

  constructor(
    private readonly cluster: Cluster,
    private readonly petition: string,
  ) {}

  get looks(): number {
    return this.seen.length
  }

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await Promise.all(this.cluster.nodes.map((node, at) => this.look(node, at)))
      await sleep(everyMs)
    }
  }

  /** Looks that showed less than somebody had been shown a second before they were asked. */
  listLate(): readonly string[] {
    const inOrder = [...this.seen].sort((one, other) => one.answered - other.answered)
    return this.seen.flatMap(({ asked, node, count }) => {
      const before = inOrder.filter(({ answered }) => answered < asked - latestMs)
      const most = Math.max(0, ...before.map((look) => look.count))
      return count < most
        ? [`node ${String(node)} showed ${String(count)}, ${String(most)} was public`]
        : []
    })
  }

  private async look(node: Node, at: number): Promise<void> {
    const asked = performance.now()
    const count = await publicCount(node, this.cluster.host, this.petition)
    if (count === undefined) return
    this.seen.push({ asked, answered: performance.now(), node: at, count })
  }
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
