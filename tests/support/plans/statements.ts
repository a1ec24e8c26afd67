import { DefaultQueryCompiler, PostgresQueryCompiler, SqliteQueryCompiler } from "kysely"
import type { CompiledQuery } from "kysely"
import type { Engine } from "#db/migrations/sql.ts"

/** A statement that the program has put to a database, for the first time in this process. */
export interface Statement {
  readonly engine: Engine
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** Who put it: `db/queries/petitions.server.ts findPetition`. */
  readonly caller: string
  /** It was put to the other engine, and is written here in the words of this one. */
  readonly isTranslated: boolean
}

const compilers = { sqlite: new SqliteQueryCompiler(), postgres: new PostgresQueryCompiler() }
const engines = ["sqlite", "postgres"] as const
const known = new Set<string>()
let waiting: Statement[] = []

type Compile = (typeof DefaultQueryCompiler)["prototype"]["compileQuery"]
const patched = Symbol.for("uade.statements")

/** From now on every statement is noted that Kysely compiles for the program. */
export function noteStatements(): void {
  const prototype = DefaultQueryCompiler.prototype as { compileQuery: Compile; [patched]?: true }
  if (prototype[patched]) return
  prototype[patched] = true
  const compile = prototype.compileQuery
  prototype.compileQuery = function noted(node, queryId) {
    const compiled = compile.call(this, node, queryId)
    const own = this instanceof PostgresQueryCompiler ? "postgres" : "sqlite"
    note(own, compiled, (engine) => compile.call(compilers[engine], node, queryId))
    return compiled
  }
}

/** What was noted since the last time. */
export function takeStatements(): readonly Statement[] {
  const taken = waiting
  waiting = []
  return taken
}

function note(
  own: Engine,
  { sql, parameters }: CompiledQuery,
  written: (engine: Engine) => CompiledQuery,
): void {
  if (!hasPlan.test(sql)) return
  const key = `${own} ${shapeOf(sql)}`
  if (known.has(key)) return
  const caller = callerOf(new Error().stack ?? "")
  if (!caller) return
  known.add(key)
  waiting.push({
    ...{ engine: own, sql, parameters: parameters.map(asValue), caller },
    isTranslated: false,
  })
  const other = engines.find((engine) => engine !== own) ?? own
  const { sql: otherSql, parameters: otherParameters } = written(other)
  const otherKey = `${other} ${shapeOf(otherSql)}`
  if (known.has(otherKey)) return
  known.add(`${otherKey} translated`)
  waiting.push({
    ...{ engine: other, sql: otherSql, parameters: otherParameters.map(asValue), caller },
    isTranslated: true,
  })
}

/** A prepared query has places where its values will be: any value will do there that every type can be read from. */
function asValue(parameter: unknown): unknown {
  const isPlace = typeof parameter === "object" && parameter !== null && !Buffer.isBuffer(parameter)
  return isPlace ? "1" : parameter
}

/** Rows that are only inserted need no plan. */
const hasPlan = /^\s*(select|update|delete|with)\b|^\s*insert\b[^]*\bselect\b/i

/** Lists of values in one form: their lengths differ from call to call. */
function shapeOf(sql: string): string {
  return sql.replace(/(\?|\$\d+)(, ?(\?|\$\d+))*/g, "?").replace(/(\(\?\))(, ?\(\?\))+/g, "(?)")
}

/** The nearest function of the program, migrations apart; undefined where a test asks by itself. */
function callerOf(stack: string): string | undefined {
  const found = /at (?:async )?(?:([\w.$]+) \()?[^\n]*?\/((?:app|db)\/(?!migrat)[\w./$-]+):\d+:\d+/
  for (const line of stack.split("\n")) {
    if (/\/node_modules\/|\/tests\/support\/plans\/|\/db\/prepared\.server/.test(line)) continue
    if (/\/tests\//.test(line)) return undefined
    const [, name, file] = found.exec(line) ?? []
    if (file) return `${file} ${name?.split(".").at(-1) ?? ""}`.trim()
  }
  return undefined
}
