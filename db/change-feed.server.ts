import { sql } from "kysely"
import { ChangeListener } from "#db/change-listener.server.ts"
import type { Changed, ChangeFeed, Subject } from "#db/change-listener.server.ts"
import type { Trx } from "#db/schema.ts"

export type { Changed, ChangeFeed, Subject } from "#db/change-listener.server.ts"

/** Of PostgreSQL's 8000 for a notification, the rest is for the count and the node. */
const mostBytes = 7000
const channel = "uade_changes"

/**
 * Tells the other nodes of one database, once this transaction stands, which public subjects it changed. Only
 * on PostgreSQL, and as the last thing in a transaction: until its end the others wait for the count's row.
 *
 * @param node who tells, a word without spaces: listeners of that name pass over it
 */
export async function announce(
  trx: Trx,
  node: string,
  subjects: readonly Subject[],
): Promise<void> {
  const names = [...new Set(subjects.map(({ kind, id }) => `${kind}:${String(id)}`))].join(" ")
  const words = ` ${node} ${Buffer.byteLength(names) > mostBytes ? "*" : names}`
  await sql`
    with counted as (
      insert into change_count (id, number) values (1, 1)
      on conflict (id) do update set number = change_count.number + 1
      returning number)
    select pg_notify(${channel}, number::text || ${words}::text) from counted`.execute(trx)
}

/**
 * Hears what other nodes announce, on a connection of its own. After each (re)connection everything is suspect:
 * `all`. Behind the notifications stands a look at their count, twice a second: one that was lost, such as by a
 * connection pooler in between, is made up for within a second by `all`. While the database cannot be reached,
 * nothing is said: what is kept is as new as can be had.
 *
 * @param feed.url `postgres://…`
 * @param feed.node the name under which this node announces
 * @param feed.onChange is called outside of any transaction and must not throw
 * @param feed.pollMs milliseconds between two looks
 */
export function listenForChanges(feed: {
  readonly url: string
  readonly node: string
  readonly onChange: (changed: Changed) => void
  readonly pollMs?: number
}): ChangeFeed {
  return new ChangeListener({ pollMs: 500, channel, ...feed })
}
