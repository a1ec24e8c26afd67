import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startBeside } from "#scripts/bench/load/beside.ts"
import { perSecond, quantile, refuseWrong, sendCrowd } from "#scripts/bench/load/crowd.ts"
import { formRequest } from "#scripts/bench/load/requests.ts"
import { inRounds } from "#scripts/bench/load/rounds.ts"
import type { Result, Runner } from "#scripts/bench/load/rounds.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { openAccounts, openPetition, requestAll } from "#scripts/bench/scene/people.ts"
import { startSite } from "#scripts/bench/scene/site.ts"
import { replay } from "#scripts/bench/signing/replay.ts"
import { Signers } from "#scripts/bench/signing/signers.ts"
import { readWhileSigning } from "#scripts/bench/signing/reading.ts"

/** Signatures a second over the worst eleven minutes of the largest petition that was ever measured in public. */
const article50 = 95.7
const visitors = 64

/**
 * How fast people sign, through the site's own routes at full durability: the request, the confirmation, and the
 * whole way of form, request, mailed page and confirmation. The first two are held against an action of Remix
 * that does nothing but check a form and group-commit one row, as Remix comes and by the least that can be done
 * with it; each in turn, medians of the rounds. Then what a reader has to wait
 * meanwhile, and a real petition's counts at twenty times their speed, where UADE_PROFILES names their file.
 * BENCH_ROUNDS and BENCH_SECONDS shorten it, BENCH_SIGNERS says how many have asked already.
 * @throws where those were too few
 */
export async function run(): Promise<Measure[]> {
  const seconds = Number(process.env["BENCH_SECONDS"] ?? 3)
  const asking = Number(process.env["BENCH_SIGNERS"] ?? 120_000)
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-remix-"))
  let petition = ""
  let secrets: string[] = []
  const site = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    petition = await openPetition(house, proponent)
    secrets = await requestAll(house, petition, asking)
  })
  const remix = await startBeside("remix-as-it-comes.ts", join(folder, "kept.db"))
  const least = await startBeside("remix-at-its-least.ts", join(folder, "other.db"))
  const signers = new Signers(site.port, petition, secrets)
  const fields = signers.fields()
  const bases = [
    { name: "action that commits a row", port: remix.port },
    { name: "the same at its least", port: least.port },
  ]
  const expects = /^HTTP\/1.1 303/
  function runner(name: string, port: number, next: () => string | undefined): Runner {
    return { name, run: () => sendCrowd({ port, next, visitors, seconds, expects }) }
  }
  try {
    const results = await inRounds(
      [
        ...bases.map(({ name, port }) => {
          const nothing = formRequest(port, "/kept", fields)
          return runner(name, port, () => nothing)
        }),
        runner("request", site.port, () => signers.request()),
        runner("confirmation", site.port, () => signers.confirmation()),
      ],
      Number(process.env["BENCH_ROUNDS"] ?? 5),
    )
    const deeds = ["request", "confirmation"].flatMap((deed) => [
      held(results, deed, deed, "action that commits a row"),
      held(results, `${deed} (least)`, deed, "the same at its least"),
    ])
    const way = { port: site.port, visitors, expects: /^HTTP\/1.1 (200|303)/ }
    const journey = await sendCrowd({ ...way, seconds: seconds * 2, next: () => signers.journey() })
    refuseWrong("journey", journey)
    const journeys = perSecond(journey) / Signers.steps
    const half = await sendCrowd({
      ...way,
      seconds: seconds * 2,
      next: () => signers.journey(),
      rate: perSecond(journey) / 2,
    })
    refuseWrong("journey at half", half)
    const counted = await sendCrowd({ ...way, seconds, next: () => signers.counted() })
    refuseWrong("page of a counted signature", counted)
    const meanwhile = await readWhileSigning(site.port, petition, signers, seconds * 2)
    const replayed = await replay(site.port, signers)
    signers.refuseSpent()
    return [
      ...deeds,
      measureOf("whole journey", "/s", journeys, {
        name: "Article 50 at its worst",
        value: article50,
      }),
      measureOf("page of a counted signature", "/s", perSecond(counted), {
        name: "Article 50 at its worst",
        value: article50,
      }),
      measureOf("p99 at half of it", "ms", quantile(half, 0.99), { name: "limit", value: 250 }),
      ...meanwhile,
      ...replayed,
    ]
  } finally {
    await Promise.all([site.stop(), remix.stop(), least.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

function held(results: Map<string, Result>, name: string, deed: string, base: string): Measure {
  const [own = Number.NaN, value = Number.NaN] = [deed, base].map(
    (of) => results.get(of)?.perSecond,
  )
  return measureOf(name, "/s", own, { name: base, value })
}
