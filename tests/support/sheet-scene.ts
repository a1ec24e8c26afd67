import type { Actor } from "#app/domain/access.ts"
import { closeBatch, enterSheet } from "#app/domain/sheet-entry.server.ts"
import { issueSheets } from "#app/domain/sheet-issue.server.ts"
import type { LineReading } from "#app/domain/sheet-line.ts"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { movePetition } from "#db/queries/petition-changes.server.ts"
import type { Row } from "#db/schema.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import type { Given } from "#tests/support/make.ts"
import { actorOf } from "#tests/support/petition-scene.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

/** The instant of every scene; the commission registered the application the day before. */
export const now = "2026-10-05T06:00:00.000Z"
const registeredAt = "2026-10-04T06:00:00.000Z"

export interface SheetScene {
  readonly house: TestHouse
  readonly petition: Row<"petition">
  readonly constituent: Actor
  readonly collectors: readonly [Actor, Actor, Actor]
}

/** A petition whose drive on paper is registered, and three collectors. */
export async function makeScene(db: Db, given: Given<"petition"> = {}): Promise<SheetScene> {
  const house = makeHouse(db, { now, ruleSets })
  const publicId = make.nextPublicId()
  const petition = await make.makePetition(db, {
    public_id: publicId,
    rule_set: "kz-2026",
    asks: "iin",
    closes_on: "2026-12-31",
    key_sealed: newPetitionKey(house.keys, publicId),
    recall_state: "collecting",
    ...given,
  })
  const step = { track: "recall_state", from: "applied", to: petition.recall_state } as const
  await commit(db, async (trx) => {
    const by = { actor: "commission", accountId: null, reason: null, article: null }
    await movePetition(trx, { petitionId: petition.id, ...step, ...by, at: registeredAt })
    return accept(undefined)
  })
  async function collector() {
    return actorOf(await make.makeAccount(db, { role: "collector" }))
  }

  return {
    house,
    petition,
    constituent: actorOf(await make.makeAccount(db)),
    collectors: [await collector(), await collector(), await collector()],
  }
}

/** Numbers of nobody that pass the check. */
export const iins = ["900101100004", "900101100014", "900101100024", "900101100034"] as const

/** A line as it should be, of the person with this number among `iins`. */
export function line(person: number, change: Partial<LineReading> = {}): LineReading {
  return {
    mark: "filled",
    family: `Құдайбергенова ${String(person)}`,
    given: "Жұлдызай",
    patronymic: null,
    iin: iins[person] ?? null,
    place: "Ақжар ауылы, Өркен көшесі, 7",
    signedOn: "2026-10-05",
    ...change,
  }
}

export const blank: LineReading = {
  ...{ mark: "empty", family: null, given: null, patronymic: null },
  ...{ iin: null, place: null, signedOn: null },
}

/** Eight lines: those given, and empty ones under them. */
export function eight(...lines: LineReading[]): LineReading[] {
  return [...lines, ...Array.from({ length: 8 - lines.length }, () => blank)]
}

/** The serials of so many fresh sheets. */
export async function issue(scene: SheetScene, count: number): Promise<string[]> {
  const { house, petition, constituent } = scene
  const order = { count, lang: "kk" } as const
  const issued = valueOf(await issueSheets(house, petition.public_id, order, constituent, now))
  return [...issued.serials]
}

/** Enters sheets by the first collector and closes their batch; gives its public id. */
export async function enterAll(scene: SheetScene, ...sheets: LineReading[][]): Promise<string> {
  const { house, collectors } = scene
  const [first] = collectors
  const serials = await issue(scene, sheets.length)
  let batch = ""
  for (const [index, lines] of sheets.entries()) {
    const entered = await enterSheet(house, serials[index] ?? "", lines, first, now)
    batch = valueOf(entered).batch
  }
  valueOf(await closeBatch(house, batch, first, now))
  return batch
}

export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
