import { existsSync, readFileSync } from "node:fs"
import Papa from "papaparse"
import { perSecond, quantile, refuseWrong, sendCrowd } from "#scripts/bench/load/crowd.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { Signers } from "#scripts/bench/signing/signers.ts"

const speed = 20
/** Of the profile, in its own time. */
const worstMinutes = 10

interface Stretch {
  readonly seconds: number
  /** Signatures a second. */
  readonly rate: number
}

/**
 * Replays the worst minutes of a petition's readings (a CSV of `timestamp,count`) at twenty times their speed, each
 * signature as a whole journey. Nothing is measured where UADE_PROFILES names no file.
 */
export async function replay(port: number, signers: Signers): Promise<Measure[]> {
  const file = process.env["UADE_PROFILES"]
  if (file === undefined || !existsSync(file)) return []
  const stretches = worstOf(stretchesOf(readFileSync(file, "utf8")))
  let [answers, seconds, slowest] = [0, 0, 0]
  for (const stretch of stretches) {
    const crowd = await sendCrowd({
      ...{ port, visitors: 128, expects: /^HTTP\/1.1 (200|303)/, next: () => signers.journey() },
      seconds: stretch.seconds / speed,
      rate: stretch.rate * speed * Signers.steps,
    })
    refuseWrong("replay", crowd)
    answers += perSecond(crowd) * crowd.seconds
    seconds += crowd.seconds
    slowest = Math.max(slowest, quantile(crowd, 0.99))
  }
  const asked = sum(stretches.map(({ rate, seconds }) => rate * seconds))
  const lasted = sum(stretches.map((stretch) => stretch.seconds)) / speed
  return [
    measureOf("replayed journeys", "/s", answers / Signers.steps / seconds, {
      name: "asked for",
      value: asked / lasted,
    }),
    measureOf("replayed p99", "ms", slowest, { name: "limit", value: 250 }),
  ]
}

function stretchesOf(csv: string): Stretch[] {
  const { data } = Papa.parse<{ timestamp: string; count: string }>(csv, { header: true })
  return data.slice(1).flatMap((row, index) => {
    const before = data[index]
    const seconds = before ? (Date.parse(row.timestamp) - Date.parse(before.timestamp)) / 1000 : 0
    const moved = Number(row.count) - Number(before?.count)
    // Readings lie about a minute apart; across a gap nobody knows how it went, and counts fall too.
    return seconds >= 20 && seconds <= 120 && moved >= 0 ? [{ seconds, rate: moved / seconds }] : []
  })
}

/** The stretch of readings, one after the other, in which most signed. */
function worstOf(stretches: readonly Stretch[]): readonly Stretch[] {
  let best: readonly Stretch[] = []
  for (let from = 0; from + worstMinutes <= stretches.length; from += 1) {
    const some = stretches.slice(from, from + worstMinutes)
    if (meanRate(some) > meanRate(best)) best = some
  }
  return best
}

function meanRate(stretches: readonly Stretch[]): number {
  if (stretches.length === 0) return 0
  const seconds = sum(stretches.map((stretch) => stretch.seconds))
  return sum(stretches.map(({ rate, seconds }) => rate * seconds)) / seconds
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
