import type { Spread } from "#app/lib/spread.ts"

/** How many answers, how long they took in all, and how many took how long at most. */
export type Steps = Pick<Spread, "bounds" | "within" | "count" | "sum">

/** What `/metrics` tells of requests, over all pages but its own: of what was read, and of what was sent. */
export interface Counted {
  readonly read: Steps
  readonly sent: Steps
}

/** Who looks after the site asks for these, not the crowd. */
const notOfTheCrowd = /route="\/(metrics|healthz|readyz)"/
const name = "uade_http_request_seconds"

/** Asks a site for its own numbers of what it answered. @throws where it does not give them */
export async function countedBy(port: number, token: string): Promise<Counted> {
  const told = await linesOf(port, token)
  const lines = told.filter((line) => line.startsWith(name) && !notOfTheCrowd.test(line))
  const sent = lines.filter((line) => line.includes('method="POST"'))
  return {
    read: stepsOf(lines.filter((line) => line.includes('method="GET"'))),
    sent: stepsOf(sent),
  }
}

/** Mebibytes that the latest full collection of a site's heap left; 0 before the first. @throws where it does not tell */
export async function keptBy(port: number, token: string): Promise<number> {
  const line = (await linesOf(port, token)).find((one) => one.startsWith("uade_heap_kept_bytes "))
  if (line === undefined) throw new Error("/metrics does not tell what the heap keeps")
  return valueOf(line) / 2 ** 20
}

/** What was told between two looks. */
export function between(before: Steps, after: Steps): Steps {
  return {
    bounds: after.bounds,
    within: after.within.map((many, step) => many - (before.within[step] ?? 0)),
    count: after.count - before.count,
    sum: after.sum - before.sum,
  }
}

/** What so large a part did not exceed, in seconds, as Prometheus reckons it: straight lines within a step. */
export function quantileOf({ bounds, within, count }: Steps, part: number): number {
  let [left, from] = [count * part, 0]
  for (const [step, many] of within.entries()) {
    const bound = bounds[step] ?? from
    if (left <= many) return from + ((bound - from) * left) / many
    left -= many
    from = bound
  }
  return from
}

/** Lines of one histogram with several labels, added up. */
function stepsOf(lines: readonly string[]): Steps {
  const upTo = new Map<number, number>()
  for (const line of lines) {
    const [, le = ""] = /_bucket\{.*le="([^"]+)"/.exec(line) ?? []
    if (le !== "") upTo.set(boundOf(le), (upTo.get(boundOf(le)) ?? 0) + valueOf(line))
  }
  const sorted = [...upTo].sort(([one], [other]) => one - other)
  return {
    bounds: sorted.map(([bound]) => bound).filter(Number.isFinite),
    within: Float64Array.from(sorted, ([, many], step) => many - (sorted[step - 1]?.[1] ?? 0)),
    count: sumOf(lines, "count"),
    sum: sumOf(lines, "sum"),
  }
}

async function linesOf(port: number, token: string): Promise<string[]> {
  const answer = await fetch(`http://localhost:${String(port)}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`/metrics was answered by ${String(answer.status)}`)
  return (await answer.text()).split("\n")
}

function boundOf(le: string): number {
  return le === "+Inf" ? Infinity : Number(le)
}

function sumOf(lines: readonly string[], what: string): number {
  const own = lines.filter((line) => line.startsWith(`${name}_${what}{`))
  return own.reduce((sum, line) => sum + valueOf(line), 0)
}

function valueOf(line: string): number {
  return Number(line.slice(line.lastIndexOf(" ") + 1))
}
