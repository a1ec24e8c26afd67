import SQLite from "better-sqlite3"
import pg from "pg"
import { inject } from "vitest"
import type { Statement } from "./statements.ts"
import { inDatabase } from "#tests/support/postgres-database.ts"

/** A table that a plan walks through from end to end. */
export interface Walk {
  readonly table: string
  /** The engine's own words. */
  readonly said: string
  /** Along an index that holds some of the rows. */
  readonly isPartial: boolean
  /** Rows are passed over on the way. Known of PostgreSQL alone. */
  readonly isFiltered: boolean
}

let sqlite: Schema | undefined
let postgres: Promise<pg.Client> | undefined

/** The database that explains, its tables, and its indexes that hold some rows of them. */
interface Schema {
  readonly db: SQLite.Database
  readonly tables: ReadonlySet<string>
  readonly partial: ReadonlySet<string>
}

/** The tables that the plan of a statement walks through; undefined where the engine does not know its words. */
export async function walksOf(statement: Statement): Promise<readonly Walk[] | undefined> {
  try {
    const known = (sqlite ??= openSchema())
    const walks =
      statement.engine === "sqlite" ? sqliteWalks(known, statement) : await postgresWalks(statement)
    return walks
      .filter(({ table }) => known.tables.has(table))
      .map(({ index, ...walk }) => ({ ...walk, isPartial: known.partial.has(index) }))
  } catch (fault) {
    // Words of one engine alone: the program does not put them to the other.
    if (statement.isTranslated) return undefined
    throw fault
  }
}

type Found = Omit<Walk, "isPartial"> & { readonly index: string }

function openSchema(): Schema {
  const db = new SQLite(inject("sqliteTemplate"), { readonly: true })
  const named = db.prepare<[string, string], { name: string }>(
    "select name from sqlite_master where type = ? and sql like ?",
  )
  function names(type: string, like: string): Set<string> {
    return new Set(named.all(type, like).map(({ name }) => name))
  }
  return { db, tables: names("table", "%"), partial: names("index", "% where %") }
}

function sqliteWalks({ db }: Schema, { sql, parameters }: Statement): Found[] {
  const steps = db.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[]
  const tables = aliasesIn(sql)
  return steps.flatMap(({ detail }) => {
    const [, name, index = ""] = wholeTable.exec(detail) ?? wholeEpoch.exec(detail) ?? []
    if (name === undefined) return []
    return [{ table: tables.get(name) ?? name, index, said: detail, isFiltered: false }]
  })
}

const wholeTable = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/
/** The log has one epoch, or a few: whoever looks through one looks through all. */
const wholeEpoch =
  /^SEARCH (log_\w+) USING (?:PRIMARY KEY|(?:COVERING )?INDEX (\w+)) \(epoch=\?(?: AND leaf_index<\?)?\)/

/** What SQLite's plans call a table by, where it is called by another name. */
function aliasesIn(sql: string): ReadonlyMap<string, string> {
  const named = sql.matchAll(/\b(?:from|join|,)\s+"?(\w+)"?\s+(?:as\s+)?"?(\w+)"?/g)
  return new Map([...named].map(([, table = "", alias = ""]) => [alias, table]))
}

interface Plan {
  readonly "Node Type": string
  readonly "Relation Name"?: string
  readonly "Index Name"?: string
  readonly "Index Cond"?: string
  readonly Filter?: string
  readonly Plans?: readonly Plan[]
}

async function postgresWalks({ sql, parameters }: Statement): Promise<Found[]> {
  const client = await (postgres ??= connected())
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
    `explain (format json) ${sql}`,
    [...parameters],
  )
  return rows.flatMap((row) => walksIn(row["QUERY PLAN"][0].Plan))
}

function walksIn(plan: Plan): Found[] {
  const below = (plan.Plans ?? []).flatMap(walksIn)
  const table = plan["Relation Name"]
  const isWalk = /^(Seq|Index|Index Only) Scan$/.test(plan["Node Type"]) && !plan["Index Cond"]
  if (!table || !isWalk) return below
  const { Filter: filter = "", "Index Name": index = "", "Node Type": type } = plan
  const said = `${type} ${index} ${filter}`
  return [...below, { table, index, said, isFiltered: filter !== "" || index === "" }]
}

/**
 * Of an empty table PostgreSQL reads every row rather than its index, whatever there is: only forbidden to,
 * it says whether it could do otherwise. Of ways to join, the one that asks an index for each row.
 */
async function connected(): Promise<pg.Client> {
  const url = inDatabase(inject("postgresUrl"), `${inject("postgresTemplate")}_plans`)
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => undefined)
  await client.connect()
  const forbidden = ["seqscan", "hashjoin", "mergejoin", "material", "memoize"]
  for (const way of forbidden) await client.query(`set enable_${way} = off`)
  return client
}
