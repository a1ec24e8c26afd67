import { expireSignatures } from "#app/domain/signature-expiry.server.ts"
import { commit } from "#db/commit.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { insertImportRun } from "#db/queries/import-runs.server.ts"
import { makeDecisions } from "#scripts/demo/decisions.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { demoSource, importVotes } from "#scripts/demo/import-document.ts"
import { popoloDecisions } from "#scripts/demo/popolo-decisions.ts"
import { makePromises } from "#scripts/demo/promises.ts"
import { seedAccounts } from "#scripts/demo/seed-accounts.ts"
import { seedChallenges } from "#scripts/demo/seed-challenges.ts"
import { seedClaims } from "#scripts/demo/seed-claims.ts"
import { proposeThirdBook } from "#scripts/demo/seed-code-books.ts"
import { seedCountry } from "#scripts/demo/seed-country.ts"
import { seedModeration } from "#scripts/demo/seed-moderation.ts"
import { seedOffice } from "#scripts/demo/seed-office.ts"
import { seedOrganizations } from "#scripts/demo/seed-organizations.ts"
import { seedPetitions } from "#scripts/demo/seed-petitions.ts"
import { seedPromises } from "#scripts/demo/seed-promises.ts"
import { seedSheets } from "#scripts/demo/seed-sheets.ts"
import { seedVerdicts } from "#scripts/demo/seed-verdicts.ts"

/** `torn`: something stands there and the demonstration was not made to its end. */
export type Seeding = "made" | "kept" | "torn"

/**
 * Makes the country of the demonstration in an empty database, once: what stands there is kept. Two of one
 * day are the same but for random ids, keys and what is sealed under them.
 */
export async function seedOnce(house: DemoHouse): Promise<Seeding> {
  if (await isMade(house)) return "kept"
  if (!(await isEmpty(house))) return "torn"
  await seedCountry(house)
  const players = await seedAccounts(house)
  const decisions = makeDecisions(house.calendar)
  const langs = new Map(decisions.map(({ id, lang }) => [id, lang]))
  await importVotes(house, popoloDecisions(decisions), langs, house.calendar.at(2, 0))
  const promises = await seedPromises(
    house,
    players,
    makePromises(house.calendar, decisions),
    decisions,
  )
  await seedOrganizations(house, players)
  await seedVerdicts(house, players, promises)
  await seedClaims(house, players, promises)
  await seedPetitions(house, players, promises)
  await seedOffice(house, players, promises)
  await seedModeration(house, players)
  await seedSheets(house, players)
  await seedChallenges(house, players, promises)
  await proposeThirdBook(house, players)
  await expireSignatures(house, house.calendar.at(0, -7 * 60))
  await markMade(house)
  return "made"
}

const mark = "demo"

async function markMade({ db, calendar }: DemoHouse): Promise<void> {
  await commit(db, async (trx) => {
    const run = {
      format: mark,
      source: demoSource,
      file: calendar.today,
      startedAt: calendar.at(0, -420),
    }
    return accept(await insertImportRun(trx, run))
  })
}

async function isMade({ db }: DemoHouse): Promise<boolean> {
  const row = await db.read
    .selectFrom("import_run")
    .select("id")
    .where("format", "=", mark)
    .executeTakeFirst()
  return row !== undefined
}

async function isEmpty({ db }: DemoHouse): Promise<boolean> {
  const tables = ["area", "person", "account"] as const
  for (const table of tables) {
    if (await db.read.selectFrom(table).select("id").limit(1).executeTakeFirst()) return false
  }
  return true
}
