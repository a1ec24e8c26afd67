import type { Migration } from "kysely"
import { statements } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

const indexes = {
  subject_version_at: "subject_version (subject_kind, at, subject_id)",
  revision_at: "revision (subject_kind, at, subject_id)",
  pledge_recorded: "pledge (recorded_at)",
  evidence_at: "evidence (at)",
  petition_created: "petition (created_at)",
  petition_published: "petition (published_at)",
  petition_opened: "petition (opened_at)",
  removal_at: "removal (at)",
  coding_at: "coding (at)",
  motion_date: "motion (date)",
} as const

/** What changed since an instant is found without looking at every row: programs ask it again and again. */
export function recordMarks(engine: Engine): Migration {
  const entries = Object.entries(indexes)
  return {
    up: (db) =>
      statements(
        db,
        engine,
        entries.map(([name, on]) => `create index ${name} on ${on}`).join(";"),
      ),
    down: (db) => statements(db, engine, entries.map(([name]) => `drop index ${name}`).join(";")),
  }
}
