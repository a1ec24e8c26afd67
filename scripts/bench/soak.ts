import { startBeside } from "#scripts/bench/load/beside.ts"
import { perSecond, quantile, refuseWrong, sendCrowd } from "#scripts/bench/load/crowd.ts"
import type { Asked } from "#scripts/bench/load/crowd.ts"
import { readingRequest } from "#scripts/bench/load/requests.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { openAccounts, openPetition, requestAll } from "#scripts/bench/scene/people.ts"
import { metricsToken, startSite } from "#scripts/bench/scene/site.ts"
import { Signers } from "#scripts/bench/signing/signers.ts"
import { countedBy } from "#scripts/bench/soak/numbers.ts"
import { lies, toldMeasures } from "#scripts/bench/soak/told.ts"
import type { Looked } from "#scripts/bench/soak/told.ts"
import { growing, heldMeasures, watchSite } from "#scripts/bench/soak/watch.ts"

const visitors = 32
const warmSeconds = 10
/** Of ten requests so many read; the others are steps of people who sign. */
const readsOfTen = 7

/** Once more so slowly that nobody stands in anybody's way. */
const slowly = { visitors: 1, rate: 60, seconds: 30 }
const waySeconds = 10

/**
 * Lets people read and sign at half of what the machine can, for SOAK_MINUTES (30): whether the site holds more and
 * more memory or descriptors, whether anybody is answered wrongly, and whether its own numbers tell what was seen
 * from outside; if not, it ends with 1. BENCH_SIGNERS says how many have asked before; whoever comes after the last
 * letter reads.
 */
export async function run(): Promise<Measure[]> {
  const minutes = Number(process.env["SOAK_MINUTES"] ?? 30)
  const asking = Number(process.env["BENCH_SIGNERS"] ?? Math.ceil(minutes * 60 * 150) + 5000)
  let [petition, secrets]: [string, string[]] = ["", []]
  const site = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    petition = await openPetition(house, proponent)
    secrets = await requestAll(house, petition, asking)
  })
  const nothing = await startBeside("nothing-server.ts", "")
  const { port } = site
  const crowd = {
    port,
    visitors,
    next: mixed(port, petition, secrets),
    expects: /^HTTP\/1.1 (200|303)/,
  }
  try {
    // Whoever asks for more than it can is told so: only what it did counts.
    const most = await sendCrowd({ ...crowd, seconds: warmSeconds })
    const rate = (most.answers - most.wrong.length) / most.seconds / 2
    const watch = watchSite(site)
    const half = await look({ ...crowd, seconds: minutes * 60, rate }, nothing.port).finally(() =>
      watch.stop(),
    )
    const held = heldMeasures(await watch.stop())
    const slow = await look({ ...crowd, ...slowly }, nothing.port)
    const told = [...toldMeasures("at half", half), ...toldMeasures("slowly", slow)]
    refuse("What is held grows.", growing(held))
    refuse("What /metrics tells is not what was seen.", lies(told))
    return [
      measureOf("answered", "/s", perSecond(half.crowd), { name: "half of the most", value: rate }),
      measureOf("p99", "ms", quantile(half.crowd, 0.99), { name: "limit", value: 250 }),
      ...held,
      ...told,
    ]
  } finally {
    await site.stop()
    await nothing.stop()
  }
}

/** Sends a crowd and asks the site what it saw of it; then sends the same crowd to a server that does nothing. */
async function look(asked: Asked & { readonly rate: number }, nothing: number): Promise<Looked> {
  const before = await countedBy(asked.port, metricsToken)
  const crowd = await sendCrowd(asked)
  refuseWrong("with the numbers", crowd)
  const after = await countedBy(asked.port, metricsToken)
  return { crowd, before, after, way: await wayOf(asked, nothing) }
}

/** Seconds that the same crowd waits for a server that does nothing, but for those that this server knows of. */
async function wayOf(asked: Asked, port: number): Promise<number> {
  const before = await heldBy(port)
  const { waits } = await sendCrowd({
    ...{ ...asked, port, seconds: Math.min(asked.seconds, waySeconds) },
    next: () => readingRequest(port, "/"),
  })
  const held = (await heldBy(port)) - before
  return (waits.reduce((sum, wait) => sum + wait, 0) - held) / waits.length / 1000
}

async function heldBy(port: number): Promise<number> {
  const answer = await fetch(`http://localhost:${String(port)}/held`)
  return Number(await answer.text())
}

function refuse(why: string, measures: readonly Measure[]): void {
  for (const { name, ratio } of measures) {
    console.error(`${why} ${name}: ${ratio.toFixed(2)}`)
    process.exitCode = 1
  }
}

/** Readers of many pages, and people on each step of signing. */
function mixed(port: number, petition: string, secrets: readonly string[]): () => string {
  const signers = new Signers(port, petition, secrets)
  const read = [
    ...["/kk", "/ru/petitions", "/en/people", `/kk/petitions/${petition}`, "/kk/search?q=бала"],
    ...[`/api/v1/petitions/${petition}/count`, "/api/v1/people", "/kk/feeds/petitions.atom"],
    ...["/ru/method", "/log/checkpoint", "/kk/recall"],
  ].map((path) => encodeURI(path))
  let nth = 0
  return () => {
    nth += 1
    const step = nth % 10 < readsOfTen ? undefined : signers.journey()
    return step ?? readingRequest(port, read[nth % read.length] ?? "/kk")
  }
}
