import type { ServerResponse } from "node:http"
import { secondSteps, Spread } from "#app/lib/spread.ts"
import type { Arrivals } from "#app/server/arrivals.server.ts"
import { routeLabel } from "#app/server/route-label.server.ts"

/** What is known of the requests of one page, method and status: how many there were, and how long they took in seconds. */
export interface RequestRow {
  readonly route: string
  readonly method: string
  readonly status: string
  readonly seconds: Spread
}

const methods = ["GET", "HEAD", "POST", "OPTIONS"]
const mostKept = 10_000

/** Counts what was answered, in plain numbers. Rows are few: of addresses the page's pattern alone is known here. */
export class RequestMeter {
  private readonly known = new Map<string, RequestRow>()
  private readonly labels = new Map<string, string>()

  /** @param arrivals tells when requests came; left out, they came when they were read */
  constructor(private readonly arrivals?: Pick<Arrivals, "came">) {}

  /** When the request came that was just read, as `performance.now()` says. */
  came(): number {
    return this.arrivals?.came() ?? performance.now()
  }

  /**
   * Notes an answer when its last byte is handed on, or nobody is left to take it. Where that is done it is noted at
   * once: of many that are answered by one commit, the first does not wait for the last.
   */
  noteAtItsEnd(response: ServerResponse, pathname: string | undefined, from: number): void {
    const { statusCode, req } = response
    const isDone = response.closed || response.writableFinished
    if (isDone) this.note(pathname, req.method, statusCode, from)
    else response.once("close", () => this.note(pathname, req.method, statusCode, from))
  }

  /**
   * Notes an answer whose last byte was handed on.
   * @param pathname what was asked for; undefined where that could not be read
   * @param from what `came` said
   */
  note(
    pathname: string | undefined,
    method: string | undefined,
    status: number,
    from: number,
  ): void {
    const { seconds } = this.row(pathname, method, status)
    seconds.add((performance.now() - from) / 1000)
  }

  /** The row that an answer is noted in: who gives the same answer again and again keeps it. */
  row(pathname: string | undefined, method: string | undefined, status: number): RequestRow {
    const route = pathname === undefined ? "none" : this.labelOf(pathname)
    const named = methods.includes(method ?? "") ? (method ?? "") : "other"
    const key = `${named} ${String(status)} ${route}`
    const known = this.known.get(key)
    if (known) return known
    const seconds = new Spread(secondSteps)
    const row = { route, method: named, status: String(status), seconds }
    this.known.set(key, row)
    return row
  }

  /** All that was noted. */
  rows(): IterableIterator<RequestRow> {
    return this.known.values()
  }

  /** The same addresses come again: what they are called is found out once. A letter's secret is not remembered. */
  private labelOf(pathname: string): string {
    const known = this.labels.get(pathname)
    if (known !== undefined) return known
    const label = routeLabel(pathname)
    if (label.includes("/:secret")) return label
    if (this.labels.size >= mostKept) this.labels.clear()
    this.labels.set(pathname, label)
    return label
  }
}
