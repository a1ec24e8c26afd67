import { z } from "#app/api/zod.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"
import type { TableRow } from "./table.server.ts"

/** A leaf of the public log. Its bytes, whose hashes the log is made of, are the canonical JSON of `leaf`. */
export const logRow = z.strictObject({
  epoch: z.int().positive(),
  index: z.int().nonnegative(),
  type: z.string(),
  pid: z.string().nullable(),
  leaf: z.record(z.string(), z.unknown()),
})

const stretch = 500

/** The leaves of the published log, in its order: what lies beyond the published size is not there. */
export async function* listLogRows(db: Reader): AsyncGenerator<TableRow> {
  const head = await findHead(db)
  if (!head) return
  const { epoch, publishedSize } = head
  for (let from = 0; from < publishedSize; from += stretch) {
    const to = Math.min(from + stretch, publishedSize)
    for (const [offset, { bytes }] of (await listLeaves(db, epoch, from, to)).entries()) {
      const leaf = JSON.parse(Buffer.from(bytes).toString()) as Readonly<Record<string, unknown>>
      const { type, pid = null } = leaf
      yield { epoch, index: from + offset, type, pid, leaf }
    }
  }
}
