import { rmSync } from "node:fs"
import { cast, castEmail } from "#app/demo/cast.ts"
import { castPassword, listCastSecrets } from "#app/demo/credentials.server.ts"
import type { Settings } from "#app/env.server.ts"
import { dayIn, makeClock, stoppedClock } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
import { rebuildOldSearch } from "#app/domain/search-index.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { earliestDay, longestStory, makeCalendar } from "#scripts/demo/calendar.ts"
import { seedOnce } from "#scripts/demo/seed.ts"
import { exitWith, openOrExit, runSite, settingsOrExit } from "#scripts/serve.ts"

/** `npm run demo`: an invented country to look at and work in; `-- --reset` starts it over. */
const settings = withLaw(settingsOrExit("demo"))
process.env.NODE_ENV = "production"
if (process.argv.includes("--reset")) startOver(settings)
const credentials = await makeCountry(settings)
console.log(greeting(await runSite(settings), credentials))

/** Before the law of the demonstration was in force, its clock runs from the first day on which it can be made. */
function withLaw(settings: Settings): Settings {
  if (dayIn(homeZone, makeClock(settings.clock).now()) >= earliestDay) return settings
  console.log(`The clock of the demo stands at ${earliestDay}: its law was not in force before.`)
  return Object.freeze({ ...settings, clock: `${earliestDay}T04:00:00.000Z` })
}

/** Throws the demo's own folder away. A database that was named is not ours to throw away. */
function startOver({ dataDir, databaseUrl }: Settings): void {
  if (!databaseUrl.startsWith(`sqlite:${dataDir}`)) {
    exitWith("--reset starts over in the demo's own folder alone: empty the DATABASE_URL yourself.")
  }
  rmSync(dataDir, { recursive: true, force: true })
}

/** What the cast signs in with, beside the one click. */
interface Credentials {
  readonly password: string
  readonly secrets: ReadonlyMap<string, string>
}

async function makeCountry(settings: Settings): Promise<Credentials> {
  const calendar = makeCalendar(dayIn(homeZone, makeClock(settings.clock).now()))
  const clock = stoppedClock(calendar.at(longestStory, 0))
  const house = openOrExit(() => openHouse(settings, clock))
  try {
    await migrateToLatest(house.db)
    await rebuildOldSearch(house.db)
    const seeding = await seedOnce({ ...house, calendar, clock })
    if (seeding === "torn") {
      exitWith(
        "The database holds something else, or the demo was cut short while it was made: npm run demo -- --reset",
      )
    }
    return { password: castPassword(house.keys), secrets: await listCastSecrets(house) }
  } finally {
    await house.db.close()
  }
}

function greeting(origin: string, { password, secrets }: Credentials): string {
  const widest = Math.max(...cast.map(({ name }) => name.length))
  const padding = Math.max(...[...secrets.values()].map((secret) => secret.length))
  return [
    `Uade answers at ${origin}`,
    "",
    "Everybody in it is invented. One click signs you in, second factor included:",
    ...cast.map(({ name, displayName }) => {
      const secret = (secrets.get(name) ?? "").padEnd(padding)
      return `  ${name.padEnd(widest)}  ${origin}/demo/sign-in/${name.padEnd(widest)}  ${secret}  ${displayName}`
    }),
    "",
    `To sign in as people do, at ${origin}/en/session: the address ${castEmail("<name>")}, the password`,
    `${password} for each, and a code from the secret above in any authenticator app.`,
    "",
    `Letters are read at ${origin}/demo/mailbox`,
  ].join("\n")
}
