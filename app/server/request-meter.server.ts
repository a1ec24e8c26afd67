import { secondSteps, Spread } from "#app/lib/spread.ts"
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

  /**
   * Notes an answer.
   * @param pathname what was asked for; undefined where that could not be read
   * @param from when it came, as `performance.now()` says
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

  /** The same addresses come again: what they are called is found out once. */
  private labelOf(pathname: string): string {
    const known = this.labels.get(pathname)
    if (known !== undefined) return known
    if (this.labels.size >= mostKept) this.labels.clear()
    const label = routeLabel(pathname)
    this.labels.set(pathname, label)
    return label
  }
}
