import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * What operators have stopped for all, and when it went on: a row a stop, one of a kind at a time. And which letters
 * failed, for who looks after the site.
 */
export function siteStops(engine: Engine): Migration {
  const stops = stopsOf(engine)
  return {
    up: async (db) => {
      await stops.up(db)
      await statements(
        db,
        engine,
        "create index outbox_failed on outbox (id) where last_error is not null",
      )
    },
    down: async (db) => {
      await statements(db, engine, "drop index outbox_failed")
      await stops.down?.(db)
    },
  }
}

function stopsOf(engine: Engine): Migration {
  return tables(
    engine,
    ["site_stop"],
    `
    create table site_stop (
      id {key},
      kind text not null check (kind in ('signing', 'opening', 'search', 'mail', 'writing')),
      cause text not null check (cause in ('upkeep', 'fault', 'attack', 'law')),
      reason text not null,
      stopped_at text not null,
      stopped_by integer not null references account (id),
      ended_at text,
      end_reason text,
      ended_by integer references account (id)
    ) {strict};
    create unique index site_stop_now on site_stop (kind) where ended_at is null;
    create index site_stop_stopped_by on site_stop (stopped_by);
    create index site_stop_ended_by on site_stop (ended_by)
    `,
  )
}
