import pg from "pg"

/** Something public: the kind and the key under which `touch` knows it. */
export interface Subject {
  readonly kind: string
  readonly id: number
}

/** What another node changed; `all` where that is not known one by one. */
export type Changed = readonly Subject[] | "all"

/** Hearing of what other nodes changed, until it is stopped. */
export interface ChangeFeed {
  /** Resolves when it hears for the first time; never where the database is never there. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

interface Listening {
  readonly url: string
  readonly node: string
  readonly channel: string
  readonly pollMs: number
  readonly onChange: (changed: Changed) => void
}

/** A line over which nothing comes for so long is held for dead. */
const patienceMs = 2000
const pauseBeforeReconnectMs = 100
/** A notification comes a moment after its commit can be seen. */
const lateMs = 100

/** Holds one connection that listens, and makes a new one whenever it is lost. */
export class ChangeListener implements ChangeFeed {
  readonly ready: Promise<void>
  private heard: () => void = () => undefined
  /** The count of changes up to which `onChange` knows of everything. */
  private known = 0
  private isStopped = false
  private endPause: () => void = () => undefined
  private readonly running: Promise<void>

  constructor(private readonly parts: Listening) {
    this.ready = new Promise((resolve) => (this.heard = resolve))
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    this.endPause()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      const client = this.newClient()
      // Why a line was lost does not matter: there will be another.
      await this.listenOver(client).catch(() => undefined)
      client.removeAllListeners("end").removeAllListeners("notification")
      await client.end().catch(() => undefined)
      await this.pause(pauseBeforeReconnectMs)
    }
  }

  private newClient(): pg.Client {
    const client = new pg.Client({
      connectionString: this.parts.url,
      application_name: this.parts.channel,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
    })
    // Without a listener a lost line would end the process; that it is lost shows by its end.
    client.on("error", () => undefined)
    client.on("end", () => this.endPause())
    client.on("notification", ({ payload = "" }) => this.take(payload))
    return client
  }

  private async listenOver(client: pg.Client): Promise<void> {
    await client.connect()
    await client.query(`listen ${this.parts.channel}`)
    this.suspectAll(await countOf(client))
    this.heard()
    while (!this.isStopped) {
      await this.pause(this.parts.pollMs)
      await this.look(client)
    }
  }

  /** Looks whether a notification was lost, or the count is that of an older database. */
  private async look(client: pg.Client): Promise<void> {
    const before = this.known
    const count = await countOf(client)
    if (count === this.known) return
    await this.pause(lateMs)
    if (count > this.known || count < before) this.suspectAll(count)
  }

  private take(payload: string): void {
    const [count = "", from, ...names] = payload.split(" ")
    const number = Number(count)
    if (!(number > this.known)) return
    if (number > this.known + 1 || names[0] === "*") {
      this.suspectAll(number)
      return
    }
    this.known = number
    if (from !== this.parts.node) this.parts.onChange(names.map(asSubject))
  }

  private suspectAll(count: number): void {
    this.known = count
    this.parts.onChange("all")
  }

  private pause(ms: number): Promise<void> {
    if (this.isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

async function countOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: string }>("select number from change_count")
  return Number(rows[0]?.number ?? 0)
}

function asSubject(name: string): Subject {
  const [kind = "", id = ""] = name.split(":")
  return { kind, id: Number(id) }
}
