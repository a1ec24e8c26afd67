import { sql } from "kysely"
import type { Compilable, CompiledQuery, Expression } from "kysely"
import { keepPlanOf } from "#db/plans.server.ts"
import { runAtOnce } from "#db/sqlite.server.ts"
import type { Reader } from "#db/schema.ts"

/** Stands in a statement where a value will: it is never sent to a database. */
class Place {
  constructor(readonly name: string) {}
}

type Build<Values, Result> = (
  db: Reader,
  value: <Name extends keyof Values & string>(name: Name) => Expression<Values[Name]>,
) => Compilable<Result>

type Ask<Values, Result> = (db: Reader, values: Values) => Promise<Result[]>

/**
 * Makes queries that are built and compiled once for each engine, and then asked again and again with other values:
 * to build one takes longer than SQLite takes to answer it. For what is asked with every signature.
 *
 * @returns takes the query, in which `value("id")` stands where the value of that name will, and gives a function
 *   that asks it: of a reader, or within a transaction
 */
export function prepared<Values extends object>() {
  return function prepare<Result>(build: Build<Values, Result>): Ask<Values, Result> {
    const compiled = new WeakMap<object, CompiledQuery>()

    function compiledFor(db: Reader): CompiledQuery {
      const { adapter } = db.getExecutor()
      const known = compiled.get(adapter)
      if (known) return known
      const query = build(db, (name) => sql`${new Place(name)}`).compile()
      compiled.set(adapter, query)
      keepPlanOf(query.sql)
      return query
    }

    return async function ask(db, values) {
      const query = compiledFor(db)
      const parameters = query.parameters.map((parameter) =>
        parameter instanceof Place ? values[parameter.name as keyof Values] : parameter,
      )
      const rows = runAtOnce(db, query.sql, parameters)
      return (rows ?? (await db.executeQuery({ ...query, parameters })).rows) as Result[]
    }
  }
}
