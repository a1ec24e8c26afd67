import { appendLeaf } from "./log.server.ts"
import { ruleSetSha256 } from "./rule-set.server.ts"
import type { House } from "#app/context.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { fromUtf8 } from "#app/log/bytes.ts"
import { commit } from "#db/commit.server.ts"
import { listLeafBytes } from "#db/queries/log-leaves.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * Appends a leaf for each rule set whose file is another one than the log last said, once at the start: a
 * law as data does not change unseen. Two processes that start at once may both say the same.
 * @throws LogClosed where the log is not gone on with
 */
export async function logRuleSets({ db, ruleSets }: Pick<House, "db" | "ruleSets">): Promise<void> {
  const known = await knownHashes(db.read)
  const changed = [...ruleSets.values()]
    .map((ruleSet) => ({ rule_set: ruleSet.id, sha256: ruleSetSha256(ruleSet) }))
    .filter(({ rule_set: id, sha256 }) => known.get(id) !== sha256)
  if (changed.length === 0) return
  await commit(db, (trx) => {
    for (const change of changed) appendLeaf(trx, { type: "rule_set_changed", ...change })
    return Promise.resolve(accept(undefined))
  })
}

interface Changed {
  readonly rule_set: string
  readonly sha256: string
}

/** By rule set, the hash that the log gave last. */
async function knownHashes(db: Reader): Promise<ReadonlyMap<string, string>> {
  const leaves = await listLeafBytes(db, "rule_set_changed")
  const said = leaves.map((bytes) => JSON.parse(fromUtf8(bytes) ?? "") as Changed)
  return new Map(said.map(({ rule_set: id, sha256 }) => [id, sha256]))
}
