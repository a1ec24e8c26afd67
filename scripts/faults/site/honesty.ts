import { setTimeout as sleep } from "node:timers/promises"
import type { Site } from "./trial.ts"
import { ask } from "#scripts/faults/trial/asking.ts"

const stepMs = 100
/** So soon after the cause is gone the site must write again: its longest pause, and some. */
export const recoveryMs = 12_000

let probes = 0

/** How a site behaves at the moment: somebody asks it to write, somebody reads a page. */
async function look({ node, cluster, petitions }: Site) {
  const at = { port: node.port, host: cluster.host }
  const path = `/en/petitions/${petitions[0] ?? ""}`
  probes += 1
  const email = `probe-${String(probes)}@uade.example`
  const fields = { family: "Example", given: "Samal", email, voter: "on", consent: "on" }
  const [written, page] = await Promise.all([
    ask({ ...at, path: `${path}/sign`, fields }),
    ask({ ...at, path }),
  ])
  return { written: written.status, page: page.status }
}

/**
 * Waits until the site says that it cannot write, and looks whether its pages are read meanwhile.
 * @returns whether it said so in time; where nothing needed more room than there was, it had no reason to
 */
export async function saysItCannotWrite(site: Site, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const { written, page } = await look(site)
    if (page !== 200) site.find("honest", `a page was answered by ${String(page)}`)
    if (written === 503) return true
    if (written !== 303) site.find("honest", `a form was answered by ${String(written)}`)
    await sleep(stepMs)
  }
  return false
}

/** Waits until the site writes again, by itself. */
export async function writesAgain(site: Site): Promise<void> {
  const deadline = performance.now() + recoveryMs
  while (performance.now() < deadline) {
    if ((await look(site)).written === 303) return
    await sleep(stepMs)
  }
  site.find("honest", "the site did not write again by itself")
}

/** What nobody may be answered by: a fault of the program. */
export function noteFaults(site: Site): void {
  for (const event of site.history.events) {
    if (event.is === "end" && event.status === 500)
      site.find("honest", "somebody was answered by 500")
  }
}
