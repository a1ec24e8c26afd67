import { takeCoding } from "#app/domain/coding.server.ts"
import type { CodingOutcome, GivenCoding } from "#app/domain/coding.server.ts"
import { handOut } from "#app/domain/coding-handout.server.ts"
import type { CodingTask, Need } from "#app/domain/coding-need.ts"
import type { PetitionHouse } from "#app/domain/petition-step.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import * as make from "#tests/support/make.ts"

/** A watchdog of an accredited organisation, by default one of its own. */
export async function makeCoder(
  db: Db,
  { organizationId, name }: { readonly organizationId?: number; readonly name?: string } = {},
): Promise<Row<"account">> {
  const organization_id =
    organizationId ??
    (await make.makeAccreditation(db, name === undefined ? {} : { name })).organization_id
  return make.makeAccount(db, { role: "watchdog", organization_id })
}

/** What everybody gives who is asked nothing else: fields that matter to no rule. */
export const plainCoding = {
  confidence: "high",
  reason: "The deadline passed and the visit shows a slab and no beds.",
  lang: "en",
  clauses: [1],
} as const

interface Coded {
  readonly pledge: string
  readonly given: GivenCoding
  readonly coder: { readonly id: number }
  readonly now: Instant
  readonly need?: Need
  readonly task?: CodingTask
}

/** Hands a promise to somebody, though it need not be its turn, and takes their answer. */
export function codeAs(house: PetitionHouse, coded: Coded): Promise<CodingOutcome> {
  const { pledge, given, coder, now, need = "due", task = "code" } = coded
  return commit(house.db, async (trx): Promise<CodingOutcome> => {
    const handed = await handOut(house, trx, pledge, { task, need }, coder, now)
    if (!handed.ok) throw new Error(`not handed out: ${handed.refusal.code}`)
    return takeCoding(house, trx, pledge, given, coder, now)
  })
}

/** Two people who are nobody in particular rate a promise alike: a verdict. @returns its number */
export async function rateTogether(
  house: PetitionHouse,
  pledge: string,
  given: GivenCoding,
  now: Instant,
): Promise<number> {
  await codeAs(house, { pledge, given, now, coder: await makeCoder(house.db) })
  const outcome = await codeAs(house, { pledge, given, now, coder: await makeCoder(house.db) })
  if (!outcome.ok || outcome.value.verdict === null) throw new Error("they made no verdict")
  return outcome.value.verdict
}

/** Hands a promise to somebody and leaves it there. */
export async function handOnly(
  house: PetitionHouse,
  pledge: string,
  coder: { readonly id: number },
  now: Instant = "2026-11-24T06:00:00.000Z",
  { need = "due", task = "code" }: { readonly need?: Need; readonly task?: CodingTask } = {},
): Promise<void> {
  const handed = await commit(house.db, (trx) =>
    handOut(house, trx, pledge, { task, need }, coder, now),
  )
  if (!handed.ok) throw new Error(`not handed out: ${handed.refusal.code}`)
}
