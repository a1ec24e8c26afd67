import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { createRequire } from "node:module"
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely"
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely"
import { noteStatement } from "#db/reading.server.ts"
import type { Database } from "#db/schema.ts"
import { connectionSettings } from "#db/sqlite-settings.server.ts"

/** A reader in a process of its own, and what ends it. */
export interface Aside {
  readonly kysely: Kysely<Database>
  close(): Promise<void>
}

/** What the process answered: rows, or why there are none. */
interface Answer {
  readonly id: number
  readonly rows?: readonly Readonly<Record<string, unknown>>[]
  readonly fault?: { readonly message: string; readonly code: string }
}

interface Waiting {
  readonly resolve: (rows: NonNullable<Answer["rows"]>) => void
  readonly reject: (fault: Error) => void
}

/**
 * Opens a reader of SQLite's file in a process of its own, which begins with the first question: what takes seconds, such
 * as a count over all who signed a petition, stops nobody else. It answers one question after another. Unlike a thread in
 * the midst of a statement it can be ended at once.
 */
export function openAside(file: string): Aside {
  const reader = makeReader(file)
  const kysely = new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new AsideDriver(reader.ask),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query }) => noteStatement(query.sql),
  })
  return {
    kysely,
    close: async () => {
      await kysely.destroy()
      reader.end()
    },
  }
}

type Ask = (sql: string, parameters: readonly unknown[]) => Promise<NonNullable<Answer["rows"]>>

function makeReader(file: string): { readonly ask: Ask; end(): void } {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | undefined
  let asked = 0

  function begun(): ChildProcess {
    const library = createRequire(import.meta.url).resolve("better-sqlite3")
    const settings = JSON.stringify(connectionSettings)
    const reader = spawn(process.execPath, ["-e", program, library, file, settings], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      // Bytes come over as bytes.
      serialization: "advanced",
    })
    reader.on("message", (answer: Answer) => settle(answer))
    reader.on("error", (fault) => over(reader, fault))
    reader.on("exit", () => over(reader, new Error("the reader's process ended")))
    return reader
  }

  function settle({ id, rows, fault }: Answer): void {
    const one = waiting.get(id)
    waiting.delete(id)
    if (rows) one?.resolve(rows)
    else one?.reject(Object.assign(new Error(fault?.message), { code: fault?.code }))
    hold()
  }

  function over(reader: ChildProcess, fault: Error): void {
    if (child !== reader) return
    child = undefined
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }

  /** Whoever waits for no answer may end. */
  function hold(): void {
    const way = waiting.size === 0 ? "unref" : "ref"
    child?.[way]()
    child?.channel?.[way]()
  }

  return {
    ask: (sql, parameters) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1)
        waiting.set(id, { resolve, reject })
        child ??= begun()
        child.send({ id, sql, parameters })
        hold()
      }),
    end: () => {
      child?.kill("SIGKILL")
    },
  }
}

/** Kysely's way there. It only reads, and each question for itself: there are no transactions. */
class AsideDriver implements Driver {
  constructor(private readonly ask: Ask) {}

  init(): Promise<void> {
    return Promise.resolve()
  }

  acquireConnection(): Promise<DatabaseConnection> {
    const { ask } = this
    return Promise.resolve({
      executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => ({
        rows: (await ask(sql, parameters)).map((row) => withBuffers(row) as Row),
      }),
      streamQuery: () => {
        throw new Error("what is read aside comes whole")
      },
    })
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error("what is read aside is read by no transaction"))
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction()
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction()
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve()
  }

  destroy(): Promise<void> {
    return Promise.resolve()
  }
}

/** On their way between processes Buffers may become plain bytes. */
function withBuffers(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
        : value,
    ]),
  )
}

/** As text: the bundle and the tests' loader would each have to find a file of its own. */
const program = `
const [, library, file, settings] = process.argv
const SQLite = require(library)
const db = new SQLite(file, { readonly: true, timeout: 5000 })
for (const [name, wanted] of Object.entries(JSON.parse(settings))) db.pragma(name + " = " + wanted)
process.on("message", ({ id, sql, parameters }) => {
  try {
    process.send({ id, rows: db.prepare(sql).all(parameters) })
  } catch ({ message, code = "" }) {
    process.send({ id, fault: { message, code } })
  }
})
// Whoever asked is gone.
process.on("disconnect", () => process.exit())
`
