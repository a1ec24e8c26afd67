import { setTimeout as sleep } from "node:timers/promises"
import type { Cluster } from "./cluster.ts"
import type { Inbox } from "./letters.ts"
import { noteCheckpoint, publicCount } from "./watching.ts"
import type { House } from "#app/context.server.ts"
import { findLogFault } from "#app/domain/log-check.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { checkHistory } from "#scripts/faults/history/check.ts"
import type { Judged } from "#scripts/faults/history/check.ts"
import type { Beside, Facts } from "#scripts/faults/history/facts.ts"
import type { History } from "#scripts/faults/history/history.ts"
import { readFacts } from "#scripts/faults/history/read-facts.ts"
import { lettersIn } from "#scripts/faults/history/read-letters.ts"
import { nothingRecomputed } from "#scripts/log-verify/recompute.ts"
import { openCheckpoint, readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"

/**
 * Reads database, log, records, letters and pages, and holds what clients were told against them.
 *
 * @param beside.known what was found beside
 * @param beside.inbox where letters came, if not into the folders of those who send them
 */
export async function judge(
  house: House,
  cluster: Cluster,
  history: History,
  { known, inbox }: { readonly known: Facts["faults"]; readonly inbox?: Inbox },
): Promise<Judged> {
  const found: { of: Beside; words: string }[] = [...known]
  await untilPublished(house)
  const source = openSource(`http://${cluster.host}`)
  const keys = await readKeys(source, [])
  const recomputed = nothingRecomputed()
  await verifyLog({ source, keys, from: recomputed }).catch((fault: unknown) =>
    found.push({ of: "log", words: String(fault) }),
  )
  const parts = [...cluster.nodes, ...cluster.workers]
  for (const { record } of parts) {
    const recorded = await fileRecord(record).latest()
    const evidence = { key: house.log.key, recorded, isLasting: true }
    const fault = await findLogFault(house.db.read, evidence)
    if (fault) found.push({ of: "log", words: `${record}: ${fault.found}` })
    for (const { note } of recorded) {
      noteCheckpoint(history, record, openCheckpoint(note, keys, record).note)
    }
  }
  const read = inbox?.arrived ?? (() => lettersIn(parts.map(({ folder }) => folder)))
  const facts = await readFacts(
    { house, read, keys, recomputed, shown: (id) => shownBy(cluster, id) },
    history.events,
  )
  return checkHistory(history.events, { ...facts, faults: found })
}

const patienceMs = 10_000
/** How long after a publication every node has to show it. */
const graceMs = 1000

/** Waits until all that was signed is public, and has been for as long as nodes may be behind. */
async function untilPublished({ db }: House): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const heads = await db.read.selectFrom("log_head").select(["size", "published_size"]).execute()
    const isPublic = heads.every(({ size, published_size }) => size === published_size)
    if (isPublic || performance.now() > deadline) break
    await sleep(50)
  }
  await sleep(graceMs)
}

function shownBy({ nodes, host }: Cluster, publicId: string) {
  return Promise.all(nodes.map((node) => publicCount(node, host, publicId)))
}
