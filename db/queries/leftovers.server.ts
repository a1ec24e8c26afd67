import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { Day, Instant } from "#app/lib/instant.ts"
import { heldSubjects } from "./legal-holds.server.ts"
import { selectOldRolls } from "./old-rolls.server.ts"
import { deleteTranslationsOf } from "./translation-endings.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Until when what is left over had its event, and the country's day: what is held on that day stays. */
export interface Leftover {
  readonly before: Instant
  readonly today: Day
}

interface Sweep {
  /** Keys of rows whose time is over and that still say something. */
  readonly overdue: (db: Reader, of: Leftover) => { limit(most: number): Listing }
  readonly destroy: (trx: Trx, ids: readonly number[]) => Promise<unknown>
}

interface Listing {
  execute(): Promise<{ id: number }[]>
}

/** What is destroyed by its time alone, kind by kind; each in the words of the index that holds it alone. */
const sweeps = {
  letter: {
    overdue: (db, { before }) =>
      db.selectFrom("outbox").select("id").where("dead_at", "<=", before).orderBy("dead_at"),
    destroy: (trx, ids) => trx.deleteFrom("outbox").where("id", "in", ids).execute(),
  },
  offer: {
    overdue: (db, { before }) =>
      db
        .selectFrom("evidence_offer")
        .select("id")
        .where("decided_at", "<=", before)
        .where(sql<SqlBool>`decision = 'refused' and note <> ''`)
        .orderBy("decided_at"),
    destroy: (trx, ids) =>
      trx
        .updateTable("evidence_offer")
        .set({ note: "", title: null, place: null, source_url: null, source_title: null })
        .where("id", "in", ids)
        .execute(),
  },
  "report-words": {
    overdue: (db, { before }) =>
      db
        .selectFrom("report")
        .select("id")
        .where("settled_at", "<=", before)
        .where(sql<SqlBool>`report.words <> ''`)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom("appeal")
                .select("appeal.id")
                .whereRef("appeal.report_id", "=", "report.id")
                .where("appeal.decided_at", "is", null),
            ),
          ),
        )
        .orderBy("settled_at"),
    destroy: (trx, ids) =>
      trx
        .updateTable("report")
        .set({ words: "", settling_words: null })
        .where("id", "in", ids)
        .execute(),
  },
  "appeal-words": {
    overdue: (db, { before }) =>
      db
        .selectFrom("appeal")
        .select("id")
        .where("decided_at", "<=", before)
        .where(sql<SqlBool>`words <> ''`)
        .orderBy("decided_at"),
    destroy: (trx, ids) =>
      trx.updateTable("appeal").set({ words: "" }).where("id", "in", ids).execute(),
  },
  "data-request": {
    overdue: (db, { before }) =>
      db
        .selectFrom("data_request")
        .select("id")
        .where("answered_at", "<=", before)
        .where("words_sealed", "is not", null)
        .orderBy("answered_at"),
    destroy: (trx, ids) =>
      trx
        .updateTable("data_request")
        .set({ words_sealed: null, email_sealed: null, answer_sealed: null })
        .where("id", "in", ids)
        .execute(),
  },
  "invitation-mark": {
    overdue: (db, { before }) =>
      db
        .selectFrom("invitation")
        .select("id")
        .where("ended_at", "<=", before)
        .where("email_tag", "!=", Buffer.alloc(0))
        .orderBy("id"),
    destroy: (trx, ids) =>
      trx
        .updateTable("invitation")
        .set({ email_tag: Buffer.alloc(0), email_sealed: null })
        .where("id", "in", ids)
        .execute(),
  },
  token: {
    overdue: (db, { before, today }) =>
      db
        .selectFrom("api_token")
        .innerJoin("account", "account.id", "api_token.account_id")
        .select("api_token.id")
        .where("api_token.expires_at", "<=", before)
        .where("account.public_id", "not in", heldSubjects(db, "account", today))
        .orderBy("api_token.expires_at"),
    destroy: async (trx, ids) => {
      await trx.deleteFrom("idempotency_key").where("token_id", "in", ids).execute()
      await trx.deleteFrom("api_token").where("id", "in", ids).execute()
    },
  },
  draft: {
    overdue: (db, { before, today }) =>
      db
        .selectFrom("petition")
        .innerJoin("account", "account.id", "petition.proponent_id")
        .select("petition.id")
        .where("petition.state", "=", "draft")
        .where("petition.statement", "!=", "")
        .where("petition.created_at", "<=", before)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom("petition_transition")
                .select("petition_transition.id")
                .whereRef("petition_transition.petition_id", "=", "petition.id")
                .where("petition_transition.at", ">", before),
            ),
          ),
        )
        .where("account.public_id", "not in", heldSubjects(db, "account", today))
        .where("petition.public_id", "not in", heldSubjects(db, "petition", today))
        .orderBy("petition.id"),
    destroy: async (trx, ids) => {
      await deleteTranslationsOf(trx, "petition", ids)
      await trx
        .updateTable("petition")
        .set({ title: "", statement: "", text_sha256: Buffer.alloc(32) })
        .where("id", "in", ids)
        .execute()
    },
  },
  roll: {
    overdue: (db, { before }) => selectOldRolls(db, before),
    destroy: (trx, ids) => trx.deleteFrom("roll_entry").where("id", "in", ids).execute(),
  },
} as const satisfies Record<string, Sweep>

export type LeftoverKind = keyof typeof sweeps

export const leftoverKinds = Object.keys(sweeps) as readonly LeftoverKind[]

/** Up to `most` keys of what is left over of a kind, the oldest first. */
export async function listLeftovers(
  db: Reader,
  kind: LeftoverKind,
  of: Leftover,
  most: number,
): Promise<number[]> {
  const sweep: Sweep = sweeps[kind]
  return (await sweep.overdue(db, of).limit(most).execute()).map(({ id }) => id)
}

/** Destroys what such rows say, or the rows. */
export async function destroyLeftovers(
  trx: Trx,
  kind: LeftoverKind,
  ids: readonly number[],
): Promise<void> {
  if (ids.length > 0) await sweeps[kind].destroy(trx, ids)
}
