import { join } from "node:path"
import { sql } from "kysely"
import { makeLogKey } from "#app/domain/log-key.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { appendLeaf, openLog } from "#app/domain/log.server.ts"
import type { Log, LogKey } from "#app/domain/log.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Trx } from "#db/schema.ts"
import { emptyFolder } from "#tests/support/folder.ts"

/** One process of the site as far as the log goes: started again on the same database and file as often as one likes. */
export interface LogScene {
  readonly db: Db
  readonly file: string
  readonly key: LogKey
  /** As a process that starts: nothing is known but what database and file say. */
  restart(key?: LogKey): Log
}

export const scenePid = "k3v9x2m4q8ab7tpz"

/** A log on a database with a file of checkpoints of its own. */
export function makeLogScene(db: Db): LogScene {
  const file = join(emptyFolder(), "checkpoints.log")
  const key = makeLogKey(Buffer.alloc(32, 9))
  return {
    ...{ db, file, key },
    restart: (with_ = key) =>
      openLog({
        ...{ db, key: with_, record: fileRecord(file), publishSeconds: 1 },
        ...{ clock: stoppedClock("2026-04-01T06:00:00.000Z"), origin: "uade.example/log" },
      }),
  }
}

/** Appends leaves in one batch, each with a mark of its own. */
export function appendSome(db: Db, many: number, mark = "leaf") {
  return commit(db, (trx) => {
    for (let number = 0; number < many; number += 1) {
      const c = `${mark}-${String(number)}`
      appendLeaf(
        trx,
        { type: "signature", pid: scenePid, c },
        { petitionId: 1, signatureId: number + 1 },
      )
    }
    return Promise.resolve(accept(undefined))
  })
}

const tables = ["log_leaf", "log_tile", "log_checkpoint"]

/**
 * What whoever owns the database can do, and no program of ours does. A database of PostgreSQL is lent to the
 * next test: there the guards stand aside for this transaction alone.
 */
export function asOwner(db: Db, deed: (trx: Trx) => Promise<unknown>): Promise<void> {
  return db.writer.transaction().execute(async (trx) => {
    if (db.engine === "postgres") {
      await sql`set local session_replication_role = replica`.execute(trx)
    } else {
      for (const name of tables.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`])) {
        await sql.raw(`drop trigger if exists ${name}`).execute(trx)
      }
    }
    await deed(trx)
  })
}
