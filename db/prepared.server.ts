import { sql } from "kysely"
import type { Compilable, CompiledQuery, Expression } from "kysely"
import { keepPlanOf } from "#db/plans.server.ts"
import { runAtOnce } from "#db/sqlite.server.ts"
import type { Reader } from "#db/schema.ts"

/** Stands in a statement where a value will, or one of a list: it is never sent to a database. */
class Place {
  constructor(
    private readonly name: string,
    private readonly nth?: number,
  ) {}

  in(values: object): unknown {
    const value = (values as Readonly<Record<string, unknown>>)[this.name]
    return this.nth === undefined ? value : (value as readonly unknown[])[this.nth]
  }

  /** Whoever adds to it, compares it or writes it into a text takes it for a value. */
  [Symbol.toPrimitive](): never {
    throw new Error(`${this.name} is no value yet`)
  }
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

    return (db, values) => askFor(db, compiledFor(db), values)
  }
}

/**
 * The same for queries of pages, whose text depends on which values there are: one that is undefined restricts nothing,
 * null is null, a list has as many places as values. Such a query is built once for each shape. PostgreSQL plans it each
 * time.
 *
 * @param looked the values that decide on the text by what they are: few
 * @returns takes the query over `given`, in which stand-ins lie for all others: they are put into the query as values
 *   are, and nothing is done with them but to see whether they are there
 */
export function shaped<Values extends object>(...looked: readonly (keyof Values & string)[]) {
  const isLooked: ReadonlySet<string> = new Set(looked)
  return function shape<Result>(
    build: (db: Reader, given: Values) => Compilable<Result>,
  ): Ask<Values, Result> {
    const compiled = new WeakMap<object, Map<string, CompiledQuery>>()

    function compiledFor(db: Reader, values: Values): CompiledQuery {
      const { adapter } = db.getExecutor()
      const ofEngine = compiled.get(adapter) ?? new Map<string, CompiledQuery>()
      compiled.set(adapter, ofEngine)
      const key = shapeOf(values, isLooked)
      const known = ofEngine.get(key)
      if (known) return known
      const query = build(db, standIns(values, isLooked)).compile()
      if (ofEngine.size >= mostShapes) ofEngine.clear()
      ofEngine.set(key, query)
      return query
    }

    return (db, values) => askFor(db, compiledFor(db, values), values)
  }
}

const mostShapes = 100

function shapeOf(values: object, isLooked: ReadonlySet<string>): string {
  let shape = ""
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if (value === undefined) continue
    shape += ` ${name}`
    if (isLooked.has(name) || value === null) shape += JSON.stringify(value)
    else if (Array.isArray(value)) shape += String(value.length)
  }
  return shape
}

function standIns<Values extends object>(values: Values, isLooked: ReadonlySet<string>): Values {
  const given = Object.entries(values).map(([name, value]: [string, unknown]) => {
    if (value === undefined || value === null || isLooked.has(name)) return [name, value]
    const isList = Array.isArray(value)
    return [name, isList ? value.map((_, nth) => new Place(name, nth)) : new Place(name)]
  })
  return Object.fromEntries(given) as Values
}

async function askFor<Result>(db: Reader, query: CompiledQuery, values: object): Promise<Result[]> {
  const parameters = query.parameters.map((parameter) =>
    parameter instanceof Place ? parameter.in(values) : parameter,
  )
  const rows = runAtOnce(db, query.sql, parameters)
  return (rows ?? (await db.executeQuery({ ...query, parameters })).rows) as Result[]
}
