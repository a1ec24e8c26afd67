import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailAddress } from "#app/domain/email-address.ts"
import { parseIin } from "#app/domain/iin.ts"
import type { Iin } from "#app/domain/iin.ts"
import type { IdentityProvider } from "#app/domain/identity.ts"
import { rollTags, votesFromContext } from "#app/domain/roll.ts"
import type { RollGiven } from "#app/domain/signer-form.ts"
import { openProviders } from "#app/identity/providers.server.ts"
import type { IdentitySettings } from "#app/lib/identity-settings.ts"
import { accept } from "#app/lib/outcome.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertImportRun } from "#db/queries/import-runs.server.ts"
import { insertRollEntries } from "#db/queries/roll-entries.server.ts"
import type { Row } from "#db/schema.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import type { Given } from "#tests/support/make.ts"
import { makeScene as makeSigningScene, now } from "#tests/support/signing-scene.ts"

export const rollKeys = makeKeys(Buffer.alloc(32, 3))

/** A person of the tests: the IIN is one of the nineteenth century. */
export const voter = {
  iin: "900101100004",
  family: "Құдайбергенова",
  given: "Жұлдызай",
  settlement: "Үшарал қаласы",
} as const

export interface IdentityScene {
  readonly house: TestHouse
  readonly petition: Row<"petition">
}

/** A petition that asks for the IIN, on a site with a roll and whatever else is set up. */
export async function makeIdentityScene(
  db: Db,
  given: Given<"petition"> = {},
  settings: Partial<IdentitySettings> = {},
  more: readonly IdentityProvider[] = [],
): Promise<IdentityScene> {
  const { petition } = await makeSigningScene(db, { asks: "iin", ...given })
  const set = { eds: undefined, oidc: undefined, ...settings }
  const providers = new Map([
    ...openProviders(set, db.read, rollKeys),
    ...more.map((one) => [one.assurance, one] as const),
  ])
  return { house: makeHouse(db, { now, rollKeys, providers }), petition }
}

/** Puts a person on the roll of an area. */
export async function enrol(
  db: Db,
  areaId: number | null,
  person: Partial<Record<keyof typeof voter | "votesFrom", string>> = {},
): Promise<void> {
  const { family, settlement } = { ...voter, ...person }
  const iin = iinOf(person.iin ?? voter.iin)
  const { votesFrom } = person
  const sealed = votesFrom ? rollKeys.seal(Buffer.from(votesFrom), votesFromContext) : null
  const run = { format: "roll", source: "test", file: "roll.csv", startedAt: now }
  await commit(db, async (trx) => {
    const id = await insertImportRun(trx, run)
    const tags = rollTags(rollKeys, { iin, family, settlement })
    const entry = { ...tags, areaId: areaId ?? 0, votesFromSealed: sealed }
    await insertRollEntries(trx, "test", [entry], id)
    return accept(undefined)
  })
}

export function iinOf(digits: string): Iin {
  const iin = parseIin(digits)
  if (!iin.ok) throw new Error(iin.refusal.code)
  return iin.value
}

export function addressOf(email: string): EmailAddress {
  const address = parseEmailAddress(email)
  if (!address.ok) throw new Error(address.refusal.code)
  return address.value
}

/** What somebody types who says to be on the roll. */
export function rollForm(
  given: Partial<Record<keyof typeof voter | "email", string>> = {},
): RollGiven {
  const { iin, email, ...rest } = { ...voter, email: "voter@uade.example", ...given }
  return { ...rest, patronymic: undefined, iin: iinOf(iin), email: addressOf(email) }
}
