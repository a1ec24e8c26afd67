import type { Migration } from "kysely"
import { appendOnly, tables, unprotected } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

const added = ["log_leaf", "log_tile", "log_checkpoint", "log_cosignature", "log_key"] as const

/**
 * The public log: its leaves as they are served, the roots of full tiles, the checkpoints signed over each
 * batch, what witnesses signed, the keys it had. Only its head moves; all else is only ever added to. What a
 * leaf is about stands beside it as a bare number: rows that retention deletes must not be held by the log.
 */
export function log(engine: Engine): Migration {
  const made = tables(
    engine,
    ["log_head", ...added],
    `
    create table log_head (
      epoch integer primary key,
      origin text not null unique,
      vkey text not null,
      size integer not null check (size >= 0),
      edge {bytes} not null,
      published_size integer not null check (published_size <= size),
      published_at text not null
    ) {strict};

    create table log_leaf (
      epoch integer not null,
      leaf_index integer not null check (leaf_index >= 0),
      type text not null,
      bytes {bytes} not null,
      hash {bytes} not null check (length(hash) = 32),
      petition_id integer,
      signature_id integer,
      primary key (epoch, leaf_index)
    ) {clustered};
    create index log_leaf_petition on log_leaf (petition_id, epoch, leaf_index)
      where petition_id is not null;
    create index log_leaf_signature on log_leaf (signature_id, epoch, leaf_index)
      where signature_id is not null;

    create table log_tile (
      epoch integer not null,
      level integer not null,
      tile_index integer not null,
      root {bytes} not null check (length(root) = 32),
      primary key (epoch, level, tile_index)
    ) {clustered};

    create table log_checkpoint (
      epoch integer not null,
      size integer not null,
      root {bytes} not null check (length(root) = 32),
      note text not null,
      signed_at text not null,
      primary key (epoch, size)
    ) {clustered};

    create table log_cosignature (
      epoch integer not null,
      size integer not null,
      witness text not null,
      key_id text not null,
      line text not null,
      primary key (epoch, size, witness, key_id)
    ) {clustered};

    create table log_key (
      epoch integer not null,
      from_size integer not null,
      vkey text not null,
      primary key (epoch, from_size)
    ) {clustered}
    `,
  )
  return {
    up: async (db) => {
      await made.up(db)
      for (const table of added) await appendOnly(db, engine, table)
    },
    down: async (db) => {
      for (const table of added) await unprotected(db, engine, table)
      await made.down?.(db)
    },
  }
}
