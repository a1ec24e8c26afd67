import { mkdirSync } from "node:fs"
import { fetchSource } from "#app/capture/fetch-source.server.ts"
import type { House } from "#app/context.server.ts"
import { readLogKey } from "#app/domain/log-key.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { openLog } from "#app/domain/log.server.ts"
import { makeStanding } from "#app/domain/standing.ts"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import type { Settings } from "#app/env.server.ts"
import { openProviders } from "#app/identity/providers.server.ts"
import { checkUp } from "#app/server/check-up.server.ts"
import { readWitnesses } from "#app/server/witnesses.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"

/** Every page shows how the site stands: those that are kept are made anew. */
const standingChanged = [{ kind: "standing", id: 0 }]

/**
 * Opens what the program stands on.
 *
 * @param clock by default the machine's, moved as the settings say
 * @throws where the database, a key or a rule set cannot be read
 */
export function openHouse(settings: Settings, clock = makeClock(settings.clock)): House {
  mkdirSync(settings.dataDir, { recursive: true })
  const keys = readKeyFile(settings.kekFile, settings.makesKeys)
  const logKey = readLogKey(settings.logKeyFile, settings.makesKeys)
  const { rollKeyFile } = settings.identity
  const rollKeys = rollKeyFile === undefined ? null : readKeyFile(rollKeyFile, settings.makesKeys)
  const db = openDb(settings.databaseUrl)
  const standing = makeStanding(() => db.changes.note(standingChanged))
  db.queue.onBroken = () => standing.hold("database-fault")
  const house: House = {
    db,
    keys,
    clock,
    ruleSets: loadRuleSets(),
    mode: settings.mode,
    origin: settings.origin,
    dataDir: settings.dataDir,
    defaultLang: settings.defaultLang,
    providers: openProviders(settings.identity, db.read, rollKeys),
    rollKeys,
    fetchSource: settings.fetchSources ? (address) => fetchSource(address) : undefined,
    log: openLog({
      db,
      key: logKey,
      record: fileRecord(settings.checkpointFile),
      clock,
      origin: `${new URL(settings.origin).host}/log`,
      publishSeconds: settings.publishSeconds,
    }),
    standing,
    witnesses: readWitnesses(settings.witnessesFile),
    checkUp: () => checkUp(house, settings),
  }
  return house
}
