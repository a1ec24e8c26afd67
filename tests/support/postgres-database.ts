import type { PostgresPool } from "kysely"
import pg from "pg"
import { openPool } from "#db/connection.server.ts"

/** The address of one database of a server: the server's own address with the name as its path. */
export function inDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on the server's own `postgres` database. */
export function runAsAdmin(server: string, statement: string): Promise<void> {
  return runIn(inDatabase(server, "postgres"), statement)
}

/** A database of one test, its sessions, and how it is given back. */
export interface Borrowed {
  readonly url: string
  readonly pool: PostgresPool
  readonly giveBack: () => Promise<void>
}

/** What a worker keeps of each database that it lends: a new session would first read the whole catalogue. */
interface Lent {
  readonly url: string
  readonly cleaner: pg.Client
  readonly pool: pg.Pool
}

const free: Lent[] = []
let made = 0

/**
 * Lends a migrated database without rows. Copying the template costs hundreds of milliseconds and
 * deleting rows a few, so each worker keeps its databases and the next test file finds them again.
 */
export async function borrowDatabase(server: string, template: string): Promise<Borrowed> {
  const lent = free.pop() ?? (await makeOrFind(server, template))
  await lent.cleaner.query(emptied)
  return {
    url: lent.url,
    // Whoever closes the database leaves its sessions to the next.
    pool: { connect: () => lent.pool.connect(), end: () => Promise.resolve() },
    giveBack: () => {
      free.push(lent)
      return Promise.resolve()
    },
  }
}

/** Drops all databases that were lent from a template, and the template. For a server that goes on. */
export async function dropAll(server: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(server, "postgres") })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [template],
  )
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}

async function makeOrFind(server: string, template: string): Promise<Lent> {
  made += 1
  const name = `${template}_${process.env["VITEST_POOL_ID"] ?? "0"}_${String(made)}`
  await runAsAdmin(server, `create database ${name} template ${template}`).catch(
    (fault: unknown) => {
      if (!(fault instanceof pg.DatabaseError && fault.code === "42P04")) throw fault
    },
  )
  const url = inDatabase(server, name)
  const cleaner = new pg.Client({ connectionString: url, application_name: keptName })
  // The server may end before the worker does.
  cleaner.on("error", () => undefined)
  await cleaner.connect()
  return { url, cleaner, pool: openPool(`${url}?application_name=${keptName}`) }
}

const keptName = "uade_kept"

/** Ends sessions that a test left open or at work, deletes every row without asking foreign keys, counts from 1 again. */
const emptied = `
  do $$
  declare name text;
  begin
    perform pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and (application_name <> '${keptName}' or state <> 'idle');
    set local session_replication_role = replica;
    for name in
      select quote_ident(tablename) from pg_tables
        where schemaname = 'public' and tablename not like 'kysely%'
    loop
      execute 'delete from ' || name;
    end loop;
    for name in
      select format('%I.%I', schemaname, sequencename) from pg_sequences
        where last_value is not null
    loop
      perform setval(name, 1, false);
    end loop;
  end $$`

async function runIn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
