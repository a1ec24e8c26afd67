import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { House } from "#app/context.server.ts"
import { requestSignature } from "#app/domain/signature.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { readSettings } from "#app/env.server.ts"
import type { Settings } from "#app/env.server.ts"
import { later, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { openHouse } from "#app/server/house.server.ts"
import { commit } from "#db/commit.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { claimDue } from "#db/queries/outbox.server.ts"
import { openWriter } from "#db/sqlite.server.ts"
import { fillFollowers } from "./followers.ts"
import { withoutIndexes } from "./indexes.ts"
import { fillPetitions, signedPetition } from "./petitions.ts"
import { fillRecord, wordsPutter } from "./record.ts"
import { sealedLengths } from "./sample.ts"
import { fillSignatures } from "./signatures.ts"
import type { Sizes } from "./sizes.ts"

/** The settings of a site whose data lie in a folder. */
export function settingsIn(dataDir: string, port = 3999): Settings {
  mkdirSync(dataDir, { recursive: true })
  return readSettings({
    ...{ NODE_ENV: "development", DATA_DIR: dataDir, PORT: String(port) },
    TRUSTED_PROXY: "127.0.0.1",
  })
}

/**
 * Makes a database of these sizes in a folder, unless one was finished there before.
 * @returns how many seconds it took
 */
export async function build(dataDir: string, sizes: Sizes): Promise<number> {
  const file = join(dataDir, "uade.db")
  const from = performance.now()
  if (existsSync(join(dataDir, finished))) return 0
  rmSync(dataDir, { recursive: true, force: true })
  const house = openHouse(settingsIn(dataDir))
  await migrateToLatest(house.db)
  const lengths = sealedLengths(house)
  await house.db.close()
  const { handle, kysely } = openWriter(file)
  // Nobody reads it yet: whoever is stopped here begins anew.
  for (const way of careless) handle.pragma(way)
  withoutIndexes(handle, ["vote", "pledge", "verdict", "search_word"], () => {
    const putWords = wordsPutter(handle)
    handle.transaction(() => {
      fillRecord(handle, putWords, sizes)
      fillPetitions(handle, putWords, house, sizes)
    })()
  })
  let notes: string[] = []
  withoutIndexes(handle, ["signature", "signing_trace", "log_leaf"], () => {
    notes = fillSignatures(handle, house, sizes.signatures, lengths)
  })
  withoutIndexes(handle, ["follower", "follow"], () => {
    fillFollowers(handle, house, sizes.signatures)
  })
  handle.pragma("journal_mode = WAL")
  await kysely.destroy()
  const lines = notes.map((note) => `${JSON.stringify({ epoch: 1, note })}\n`)
  writeFileSync(settingsIn(dataDir).checkpointFile, lines.join(""), { mode: 0o600 })
  writeFileSync(join(dataDir, finished), "")
  return (performance.now() - from) / 1000
}

/** What nobody does to data that anybody needs. */
const careless = [
  ...["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "secure_delete = OFF"],
  ...["cache_size = -1500000", "temp_store = FILE", "cache_spill = ON"],
]

/** A file beside a database that was built to its end. */
const finished = "built"

/** Leaves so many requests to sign, and gives the secrets that their letters would hold. */
export async function leaveRequests(dataDir: string, many: number): Promise<string[]> {
  const house = openHouse(settingsIn(dataDir))
  const { db, keys, clock } = house
  const now = clock.now()
  await forgetWaiting(house)
  const salt = now.replace(/\D/g, "")
  for (let at = 0; at < many; at += 1) {
    const email = parseEmailAddress(`waits${String(at)}.${salt}@bench.invalid`)
    if (!email.ok) throw new Error("an address of the bench is none")
    const signer = { ...name, email: email.value }
    const taken = await requestSignature(house, signedPetition, signer, now)
    if (!taken.ok) throw new Error(`a request was refused: ${taken.refusal.code}`)
  }
  const lease = { now: later(now, minute), most: many, leaseMs: 0 }
  const letters = await commit(db, async (trx) =>
    accept(await claimDue(trx, db.engine, keys, lease)),
  )
  await forgetWaiting(house)
  await db.close()
  return letters.value.map(({ payload }) => (payload as { readonly secret: string }).secret)
}

/** Letters that nobody sends are in nobody's way. */
async function forgetWaiting({ db }: Pick<House, "db">): Promise<void> {
  await commit(db, async (trx) => accept(await trx.deleteFrom("outbox").execute()))
}

const name = {
  ...{ family: "Example", given: "Samal", patronymic: null },
  ...{ iin: null, areaId: 1, lang: "en" as const },
}
