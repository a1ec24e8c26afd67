import { setTimeout as sleep } from "node:timers/promises"
import { until } from "#scripts/faults/site/acknowledged.ts"
import { runTrial } from "#scripts/faults/site/command.ts"
import type { Trial } from "#scripts/faults/site/command.ts"
import { openFakeClock } from "#scripts/faults/site/fake-clock.ts"
import { openMailServer } from "#scripts/faults/site/mail-server.ts"
import type { Mood } from "#scripts/faults/site/mail-server.ts"
import type { Scenario, Site } from "#scripts/faults/site/trial.ts"
import { ask } from "#scripts/faults/trial/asking.ts"
import { openProxy } from "#scripts/faults/trial/proxy.ts"
import type { Proxy, Weather } from "#scripts/faults/trial/proxy.ts"

/** Each is had for two rounds: over good lines, then over bad ones. */
const moods: readonly Mood[] = ["not this", "takes twice", "not now", "cuts", "silent"]
const weathers: readonly Weather[] = ["slow", "torn", "silent", "cut off"]
const badMs = 1500
const goodMs = 700
/** A mood that no letter met with tries nothing. */
const fewest = 2
const patienceMs = 10_000
/** How far the clock goes on with each round, so that nobody waits for the pauses between two tries. */
const stepSeconds = 20 * 60
const refusedMany = 5

/** The mail server misbehaves, and so do the lines between the site and who signs. */
export const mail: Trial = {
  needs: ["faketime"],
  make: (folder) => misbehaving(folder),
  full: { abreast: 24, rounds: 40 },
  small: { abreast: 16, rounds: 3 },
  mutants: ["letter-given-up-at-once", "letter-done-whatever-came", "each-try-another-letter"],
}

/** `npm run faults -- mail [trial|mutants|NAME…]`. Needs a build. */
export function run(args: readonly string[]): Promise<number> {
  return runTrial(mail, args)
}

async function misbehaving(folder: string): Promise<Scenario> {
  const server = await openMailServer()
  const fake = openFakeClock(folder)
  let entrance: Proxy | undefined
  let seconds = 0
  return {
    env: { ...fake.env, SMTP_URL: server.url },
    inbox: server,
    linksMayEnd: true,
    entrance: async ({ port }) => {
      entrance = await openProxy(() => port)
      return entrance.port
    },
    prepare: async (site) => {
      for (let nth = 0; nth < refusedMany; nth += 1) await askInVain(site, nth)
    },
    round: async (_, nth) => {
      const pair = Math.floor(nth / 2)
      server.turn(moods[pair % moods.length] ?? "takes")
      if (nth % 2 === 1) entrance?.turn(weathers[pair % weathers.length] ?? "clear")
      await sleep(badMs)
      await until(() => server.met() >= fewest, patienceMs)
      entrance?.turn("clear")
      server.turn("takes")
      seconds += stepSeconds
      await fake.move(seconds)
      await sleep(goodMs)
    },
    later: () => ({}),
    afterwards: async (site) => {
      await fake.move(seconds + 2 * 3600)
      await findGivenUp(site)
    },
    close: async () => {
      await entrance?.close()
      await server.close()
    },
  }
}

async function askInVain({ node, cluster, petitions }: Site, nth: number): Promise<void> {
  const email = `refused-${String(nth)}@uade.example`
  const fields = { family: "Example", given: "Samal", email, voter: "on", consent: "on" }
  const path = `/en/petitions/${petitions[0] ?? ""}/sign`
  await ask({ port: node.port, host: cluster.host, path, fields })
}

/** Only who is refused for good may be given up. */
async function findGivenUp(site: Site): Promise<void> {
  const house = site.open()
  const dead = await house.db.read
    .selectFrom("outbox")
    .select(["kind", "attempts", "last_error"])
    .where("dead_at", "is not", null)
    .execute()
  await house.db.close()
  const early = dead.filter(({ last_error }) => last_error?.endsWith(" 550") !== true)
  for (const letter of early) site.find("patience", `given up: ${JSON.stringify(letter)}`)
  if (dead.length - early.length !== refusedMany)
    site.find("patience", `${String(dead.length - early.length)} letters were refused for good`)
}
