import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "kysely"
import type { Cluster } from "./cluster.ts"
import type { History } from "./history.ts"
import { publicCount } from "./watching.ts"
import type { House } from "#app/context.server.ts"
import { findLogFault } from "#app/domain/log-check.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { subtreeReader } from "#app/domain/log-tree.server.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { rootAt } from "#app/log/proof.ts"
import { readKeys, openCheckpoint } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"

/** What became of what the clients were told. */
export interface Verdict {
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly unexpected: readonly string[]
}

/** Compares what the clients were told with the database, the log, its records and what each node shows. */
export async function judge(house: House, cluster: Cluster, history: History): Promise<Verdict> {
  const lost = await listLost(house, history)
  const doubled = await listDoubled(house)
  const unexpected = [
    ...history.unexpected,
    ...(await listUntold(house, history)),
    ...(await listOfLog(house, cluster)),
    ...(await listOfNodes(house, cluster)),
  ]
  return { acknowledged: history.acknowledged.length, lost, doubled, unexpected }
}

/** Told to be counted, and not counted with a leaf in the log. */
async function listLost({ db }: House, { acknowledged }: History): Promise<string[]> {
  const rows = await db.read
    .selectFrom("signature")
    .innerJoin("log_leaf", "log_leaf.signature_id", "signature.id")
    .select("signature.secret_hash")
    .where("signature.state", "=", "counted")
    .where("log_leaf.type", "=", "signature")
    .execute()
  const counted = new Set(rows.map(({ secret_hash }) => secret_hash.toString("hex")))
  return acknowledged.flatMap(({ email, secret }) =>
    counted.has(sha256(secret).toString("hex")) ? [] : [`${email} was told to be counted`],
  )
}

/** One person counted twice, or one signature with two leaves. */
async function listDoubled({ db }: House): Promise<string[]> {
  const persons = await db.read
    .selectFrom("signature")
    .select(["petition_id", "tag"])
    .where("state", "=", "counted")
    .groupBy(["petition_id", "tag"])
    .having(sql<boolean>`count(*) > 1`)
    .execute()
  const leaves = await db.read
    .selectFrom("log_leaf")
    .select("signature_id")
    .where("type", "=", "signature")
    .groupBy("signature_id")
    .having(sql<boolean>`count(*) > 1`)
    .execute()
  return [
    ...persons.map(({ tag }) => `the person ${String(tag?.toString("hex"))} is counted twice`),
    ...leaves.map(({ signature_id }) => `signature ${String(signature_id)} has two leaves`),
  ]
}

/** Everybody asked until they were answered: what is counted beyond what they were told, nobody asked for. */
async function listUntold({ db }: House, { acknowledged }: History): Promise<string[]> {
  const rows = await db.read
    .selectFrom("petition")
    .select((eb) => [
      "petition.public_id",
      "petition.signature_count",
      eb
        .selectFrom("signature")
        .select((inner) => inner.fn.countAll<string>().as("many"))
        .whereRef("signature.petition_id", "=", "petition.id")
        .where("signature.state", "=", "counted")
        .as("counted"),
    ])
    .execute()
  return rows.flatMap(({ public_id, signature_count, counted }) => {
    const told = acknowledged.filter(({ petition }) => petition === public_id).length
    return Number(counted) === told && signature_count === told
      ? []
      : [`${String(told)} told, ${String(counted)} counted, counter ${String(signature_count)}`]
  })
}

/** Whether the log is one: what the public files say, and each checkpoint that any process has put down. */
async function listOfLog({ db, log }: House, cluster: Cluster): Promise<string[]> {
  const found: string[] = []
  const source = openSource(`http://${cluster.host}`)
  const keys = await readKeys(source, [])
  await verifyLog({ source, keys }).catch((fault: unknown) => found.push(String(fault)))
  for (const { record } of [...cluster.nodes, ...cluster.workers]) {
    const recorded = await fileRecord(record).latest()
    const fault = await findLogFault(db.read, { key: log.key, recorded, isLasting: true })
    if (fault) found.push(`${record}: ${fault.found}`)
    for (const { epoch, note } of recorded) {
      const { size, root } = openCheckpoint(note, keys, record)
      const own = await rootAt(nodeDigest, subtreeReader(db.read, epoch), size)
      if (!equalBytes(own, root)) found.push(`${record}: another root of ${String(size)} leaves`)
    }
  }
  return found
}

/** Every node must come to show what was counted within a second of its publication. */
async function listOfNodes({ db }: House, { nodes, host }: Cluster): Promise<string[]> {
  const found: string[] = []
  const rows = await db.read
    .selectFrom("petition")
    .select(["public_id", "signature_count"])
    .execute()
  const deadline = performance.now() + 3_000
  for (const { public_id, signature_count } of rows) {
    for (const [at, node] of nodes.entries()) {
      let shown = await publicCount(node, host, public_id)
      while (shown !== signature_count && performance.now() < deadline) {
        await sleep(50)
        shown = await publicCount(node, host, public_id)
      }
      if (shown !== signature_count)
        found.push(
          `node ${String(at)} shows ${String(shown)} instead of ${String(signature_count)}`,
        )
    }
  }
  return found
}
