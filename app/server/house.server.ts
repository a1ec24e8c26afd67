import { mkdirSync } from "node:fs"
import type { House } from "#app/context.server.ts"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"

/**
 * Opens what the program stands on. @throws where the database, the key or a rule set cannot be read
 */
export function openHouse(settings: Settings): House {
  mkdirSync(settings.dataDir, { recursive: true })
  return {
    db: openDb(settings.databaseUrl),
    keys: readKeyFile(settings.kekFile, settings.makesKeys),
    clock: makeClock(settings.clock),
    ruleSets: loadRuleSets(),
    mode: settings.mode,
    origin: settings.origin,
    dataDir: settings.dataDir,
    defaultLang: settings.defaultLang,
  }
}
