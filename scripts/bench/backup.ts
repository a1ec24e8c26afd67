import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bytesOf, restoredLog, signedBy, startBackup } from "#scripts/bench/backup/beside.ts"
import type { Running } from "#scripts/bench/backup/beside.ts"
import { perSecond, quantile, refuseWrong, sendCrowd } from "#scripts/bench/load/crowd.ts"
import type { Crowd } from "#scripts/bench/load/crowd.ts"
import { median } from "#scripts/bench/load/rounds.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { openAccounts, openPetition, requestAll } from "#scripts/bench/scene/people.ts"
import { startSite } from "#scripts/bench/scene/site.ts"
import { Signers } from "#scripts/bench/signing/signers.ts"

const stretchSeconds = 1
/** A bench that is out of letters before a backup ended measured nothing. */
const mostStretches = 120

/**
 * Lets people confirm their signatures as fast as the site can, without a backup and beside one, in turn: how much of
 * it is left, and how long the slowest waited. Each copy is put back and looked through up to the root of its log,
 * which holds whatever was signed before it was begun. BENCH_SIGNERS says how many have asked, BENCH_ROUNDS how many
 * backups are made, BENCH_RATE how many sign a second (all that can).
 */
export async function run(): Promise<Measure[]> {
  const asking = Number(process.env["BENCH_SIGNERS"] ?? 60_000)
  const rounds = Number(process.env["BENCH_ROUNDS"] ?? 2)
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-backups-"))
  let [petition, secrets]: [string, string[]] = ["", []]
  const site = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    petition = await openPetition(house, proponent)
    secrets = await requestAll(house, petition, asking)
  })
  const sign = crowdOf(site.port, new Signers(site.port, petition, secrets))
  const seen: Round[] = []
  try {
    await sign()
    for (let round = 0; round < rounds; round += 1) {
      seen.push(await oneRound(sign, site.dataDir, join(folder, `${String(round)}.backup`)))
    }
    return measuresOf(seen, bytesOf(site.dataDir))
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Sign = () => Promise<Crowd>

interface Round {
  readonly without: readonly Crowd[]
  readonly beside: readonly Crowd[]
  readonly lasted: Running["lasted"]
  readonly signedBefore: number
  readonly leaves: number
}

function crowdOf(port: number, signers: Signers): Sign {
  const rate = process.env["BENCH_RATE"]
  const asked = { port, visitors: 64, seconds: stretchSeconds, expects: /^HTTP\/1.1 303/ }
  const paced = rate === undefined ? asked : { ...asked, rate: Number(rate) }
  return async () => {
    const crowd = await sendCrowd({ ...paced, next: () => signers.confirmation() })
    refuseWrong("confirmation", crowd)
    return crowd
  }
}

/** As long without as beside, half of it before and half after: what grows slows both. */
async function oneRound(sign: Sign, dataDir: string, out: string): Promise<Round> {
  const without = [await sign(), await sign(), await sign()]
  const beside: Crowd[] = []
  const signedBefore = await signedBy(dataDir)
  const backup = startBackup(dataDir, out)
  while (!backup.isOver() && beside.length < mostStretches) beside.push(await sign())
  await backup.ended()
  for (let nth = 0; nth < 3; nth += 1) without.push(await sign())
  const { size: leaves } = await restoredLog(dataDir, out)
  if (leaves < signedBefore) {
    throw new Error(`${String(signedBefore)} had been signed, the copy holds ${String(leaves)}`)
  }
  return { without, beside, lasted: backup.lasted, signedBefore, leaves }
}

function measuresOf(rounds: readonly Round[], bytes: number): Measure[] {
  const without = rounds.flatMap((round) => round.without)
  const beside = rounds.flatMap((round) => round.beside)
  const last = rounds.at(-1)
  return [
    measureOf("signed beside a backup", "/s", usual(beside), {
      name: "without one",
      value: usual(without),
    }),
    measureOf("slowest beside it", "ms", slowest(beside), {
      name: "without one",
      value: slowest(without),
    }),
    measureOf(
      "backup until its copy stands",
      "s",
      median(rounds.map(({ lasted }) => lasted.copy)),
      {
        name: "whole backup",
        value: median(rounds.map(({ lasted }) => lasted.whole)),
      },
    ),
    measureOf("leaves in the last copy", "", last?.leaves ?? Number.NaN, {
      name: "signed before it",
      value: last?.signedBefore ?? Number.NaN,
    }),
    measureOf("database", "MiB", bytes / 1024 / 1024, { name: "MiB", value: 1 }),
  ]
}

function usual(crowds: readonly Crowd[]): number {
  return median(crowds.map(perSecond))
}

function slowest(crowds: readonly Crowd[]): number {
  return Math.max(...crowds.map((crowd) => quantile(crowd, 1)))
}
