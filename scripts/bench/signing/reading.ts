import { setTimeout as sleep } from "node:timers/promises"
import { perSecond, quantile, refuseWrong, sendCrowd } from "#scripts/bench/load/crowd.ts"
import { readingRequest } from "#scripts/bench/load/requests.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import type { Signers } from "#scripts/bench/signing/signers.ts"

/** What a nation does at once: two thousand sign each second, where the machine can. */
const signing = 2000
const reading = 1000
/** The count becomes public once a second; what takes twice that stands still. */
const stillMs = 2000

/** Lets people sign one petition and read it at once: how long readers wait, and whether the count moves. */
export async function readWhileSigning(
  port: number,
  petition: string,
  signers: Signers,
  seconds: number,
): Promise<Measure[]> {
  const page = readingRequest(port, `/kk/petitions/${petition}`)
  const [signed, read, stoodStill] = await Promise.all([
    sendCrowd({
      ...{ port, visitors: 64, seconds, rate: signing, expects: /^HTTP\/1.1 303/ },
      next: () => signers.confirmation(),
    }),
    sendCrowd({
      ...{ port, visitors: 32, seconds, rate: reading, expects: /^HTTP\/1.1 200/ },
      next: () => page,
    }),
    watchCount(port, petition, seconds),
  ])
  refuseWrong("signing", signed)
  refuseWrong("reading", read)
  return [
    measureOf("signed meanwhile", "/s", perSecond(signed), { name: "asked for", value: signing }),
    measureOf("read meanwhile p99", "ms", quantile(read, 0.99), { name: "limit", value: 50 }),
    measureOf("count stood still", "ms", stoodStill, { name: "limit", value: stillMs }),
  ]
}

/** The longest time, in milliseconds, in which the public count was the same. */
async function watchCount(port: number, petition: string, seconds: number): Promise<number> {
  const from = performance.now()
  let [last, since, longest, asks] = [-1, from, 0, 0]
  while (performance.now() < from + seconds * 1000) {
    asks += 1
    const asked = await fetch(
      `http://localhost:${String(port)}/api/v1/petitions/${petition}/count`,
      // Each from a household of its own: how often one may ask is no part of what is measured.
      { headers: { "x-forwarded-for": `198.51.100.${String(asks % 250)}` } },
    )
    if (!asked.ok) throw new Error(`the count was answered by ${String(asked.status)}`)
    const { data } = (await asked.json()) as { data: { signature_count: number } }
    const now = data.signature_count
    const at = performance.now()
    if (now !== last) since = at
    longest = Math.max(longest, at - since)
    last = now
    await sleep(50)
  }
  return longest
}
