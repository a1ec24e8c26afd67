import { createHash, timingSafeEqual } from "node:crypto"
import { collectDefaultMetrics, Gauge as Measure, Registry } from "prom-client"
import type { House } from "#app/context.server.ts"
import { readOnlyReasons, stopKinds } from "#app/domain/standing.ts"
import { witnessLag } from "#app/domain/witness-lag.server.ts"
import { noWitnesses } from "#app/domain/witness-policy.ts"
import { secondsOf } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { concerning } from "#app/server/concerning.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import type { Gauge } from "#app/server/gauge.server.ts"
import { heapWatch } from "#app/server/heap.server.ts"
import { countersOf, spreadsOf } from "#app/server/metric-values.server.ts"
import type { RequestMeter } from "#app/server/request-meter.server.ts"
import type { Shelves } from "#app/server/shelves.server.ts"
import { findHead, findNewestCheckpoint } from "#db/queries/log.server.ts"
import { findOutboxState } from "#db/queries/outbox-state.server.ts"

/** What is measured of this process. */
export interface Measured {
  readonly house: House
  readonly meter: RequestMeter
  readonly gauge: Gauge
  readonly shelves: Shelves
}

/**
 * Answers `/metrics` for who brings the token; without a token set there is no such page.
 * @param token of METRICS_TOKEN
 */
export function metrics(token: string | undefined, measured: Measured): Doorkeeper {
  let registry: Registry | undefined
  return concerning(({ url }) => token !== undefined && url.pathname === "/metrics", answer)

  async function answer({ request }: Exchange): Promise<Answer> {
    const { authorization } = request.headers
    if (!isSame(authorization ?? "", `Bearer ${token ?? ""}`)) {
      const refused = textAnswer(401, "This needs the token of METRICS_TOKEN.\n")
      return withHeaders(refused, { "www-authenticate": "Bearer" })
    }
    registry ??= registryOf(measured)
    const answer = textAnswer(200, await registry.metrics())
    return withHeaders(answer, { "content-type": registry.contentType })
  }
}

/** Compares in a time that tells nothing of where they differ. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash("sha256").update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

function registryOf({ house, meter, gauge, shelves }: Measured): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const metric of spreadsOf(meter, house.db.queue)) registry.registerMetric(metric)
  for (const metric of countersOf(shelves)) registry.registerMetric(metric)
  function measure(name: string, help: string, labelNames: string[], collect: Collect): void {
    const own = { name, help, labelNames, registers: [registry] }
    new Measure({ ...own, collect: () => collect(registry.getSingleMetric(name) as Measure) })
  }
  measure("uade_event_loop_late_seconds", "Lateness of the event loop.", [], (metric) =>
    metric.set(gauge.delay() / 1000),
  )
  const heap = heapWatch()
  measure("uade_heap_kept_bytes", "What the latest full collection left.", [], (metric) =>
    metric.set(heap.kept()),
  )
  measure("uade_commit_queue_jobs", "Jobs that wait for a batch.", [], (metric) =>
    metric.set(house.db.queue.depth),
  )
  measureStanding(house, measure)
  measureOutbox(house, measure)
  measureLog(house, measure)
  return registry
}

type Collect = (metric: Measure) => void | Promise<void>
type MeasureBy = (name: string, help: string, labels: string[], collect: Collect) => void

function measureStanding({ standing }: House, measure: MeasureBy): void {
  measure("uade_read_only", "1 for why nothing is written.", ["reason"], (metric) => {
    const reason = standing.readOnly()
    for (const known of readOnlyReasons) metric.set({ reason: known }, known === reason ? 1 : 0)
  })
  measure("uade_stopped", "1 for what operators have stopped.", ["kind"], (metric) => {
    for (const kind of stopKinds) metric.set({ kind }, standing.stopOf(kind) ? 1 : 0)
  })
}

function measureOutbox({ db, clock }: House, measure: MeasureBy): void {
  measure("uade_outbox_tasks", "Tasks of the outbox.", ["state"], async (metric) => {
    const { due, failing, givenUp } = await findOutboxState(db.read, clock.now())
    metric.set({ state: "due" }, due)
    metric.set({ state: "failing" }, failing)
    metric.set({ state: "given-up" }, givenUp)
  })
  measure("uade_outbox_oldest_seconds", "How long the oldest is due.", [], async (metric) => {
    const now = clock.now()
    const { oldestDueAt } = await findOutboxState(db.read, now)
    metric.set(oldestDueAt === null ? 0 : secondsBetween(oldestDueAt, now))
  })
}

function measureLog(house: House, measure: MeasureBy): void {
  const { db, clock, witnesses = noWitnesses } = house
  measure("uade_log_leaves", "Leaves of the public log.", ["state"], async (metric) => {
    const head = await findHead(db.read)
    metric.set({ state: "signed" }, head?.size ?? 0)
    metric.set({ state: "published" }, head?.publishedSize ?? 0)
  })
  measure("uade_log_checkpoint_age_seconds", "Age of the newest.", [], async (metric) => {
    const head = await findHead(db.read)
    const newest = head && (await findNewestCheckpoint(db.read, head.epoch))
    metric.set(newest ? secondsBetween(newest.signedAt, clock.now()) : 0)
  })
  measure("uade_log_open", "1 where the log is gone on with.", [], (metric) =>
    metric.set(house.log.state.name === "closed" ? 0 : 1),
  )
  measure("uade_witness_lag_leaves", "Leaves not cosigned yet.", ["witness"], async (metric) => {
    for (const { witness, behind } of await witnessLag(db.read, witnesses))
      metric.set({ witness }, behind)
  })
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, secondsOf(to) - secondsOf(from))
}
