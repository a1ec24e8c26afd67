import { createRequire } from "node:module"
import { Worker } from "node:worker_threads"
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely"
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely"
import { noteStatement } from "#db/reading.server.ts"
import type { Database } from "#db/schema.ts"
import { connectionSettings } from "#db/sqlite-settings.server.ts"

/** A reader on a thread of its own, and what ends it. */
export interface Aside {
  readonly kysely: Kysely<Database>
  close(): Promise<void>
}

/** What the thread answered: rows, or why there are none. */
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
 * Opens a reader of SQLite's file on a thread of its own, which begins with the first question: what takes seconds, such
 * as a count over all who signed a petition, stops nobody else. It answers one question after another.
 */
export function openAside(file: string): Aside {
  const thread = makeThread(file)
  const kysely = new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new ThreadDriver(thread.ask),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query }) => noteStatement(query.sql),
  })
  return {
    kysely,
    close: async () => {
      await kysely.destroy()
      await thread.end()
    },
  }
}

type Ask = (sql: string, parameters: readonly unknown[]) => Promise<NonNullable<Answer["rows"]>>

function makeThread(file: string): { readonly ask: Ask; end(): Promise<void> } {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let asked = 0

  function begun(): Worker {
    const library = createRequire(import.meta.url).resolve("better-sqlite3")
    const settings = connectionSettings
    const worker = new Worker(program, { eval: true, workerData: { file, library, settings } })
    worker.on("message", (answer: Answer) => settle(worker, answer))
    worker.on("error", (fault) => over(worker, fault))
    worker.on("exit", () => over(worker, new Error("the reader's thread ended")))
    return worker
  }

  function settle(worker: Worker, { id, rows, fault }: Answer): void {
    const one = waiting.get(id)
    waiting.delete(id)
    // A process that waits for no answer may end.
    if (waiting.size === 0) worker.unref()
    if (rows) one?.resolve(rows)
    else one?.reject(Object.assign(new Error(fault?.message), { code: fault?.code }))
  }

  function over(worker: Worker, fault: Error): void {
    if (thread !== worker) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }

  return {
    ask: (sql, parameters) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1)
        waiting.set(id, { resolve, reject })
        thread ??= begun()
        thread.ref()
        thread.postMessage({ id, sql, parameters })
      }),
    end: async () => {
      await thread?.terminate()
    },
  }
}

/** Kysely's way to the thread. It only reads, and each question for itself: there are no transactions. */
class ThreadDriver implements Driver {
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

/** On their way between threads Buffers become plain bytes. */
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
const { parentPort, workerData } = require("node:worker_threads")
const { file, library, settings } = workerData
const SQLite = require(library)
const db = new SQLite(file, { readonly: true, timeout: 5000 })
for (const [name, wanted] of Object.entries(settings)) db.pragma(name + " = " + wanted)
parentPort.on("message", ({ id, sql, parameters }) => {
  try {
    parentPort.postMessage({ id, rows: db.prepare(sql).all(parameters) })
  } catch ({ message, code = "" }) {
    parentPort.postMessage({ id, fault: { message, code } })
  }
})
`
