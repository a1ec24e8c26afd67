import { nodeDigest } from "#app/log/digest.server.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import { toHex } from "#app/log/bytes.ts"
import type { Reader } from "#db/schema.ts"

/** The roots that a log has at these sizes, in hexadecimal digits, by one walk over its leaves. */
export async function readRoots(
  db: Reader,
  sizes: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(sizes)
  const roots = new Map<number, string>()
  const rows = await db.selectFrom("log_leaf").select("hash").orderBy("leaf_index").execute()
  let edge = emptyEdge
  if (wanted.has(0)) roots.set(0, toHex(rootOfEdge(nodeDigest, edge)))
  for (const { hash } of rows) {
    edge = appendToEdge(nodeDigest, edge, hash)
    if (wanted.has(edge.size)) roots.set(edge.size, toHex(rootOfEdge(nodeDigest, edge)))
  }
  return roots
}
