import { takeFile } from "#app/capture/take.server.ts"
import { findQuote } from "#app/domain/quote.ts"
import { findSnapshot } from "#db/queries/snapshots.server.ts"
import { findSourceText } from "#db/queries/source-texts.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { castSeat } from "#scripts/demo/petition-plans.ts"
import type { PromisePlan } from "#scripts/demo/promises.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import type { Seat } from "#scripts/demo/seats.ts"
import { programmeWords } from "#scripts/demo/words/programme.ts"

/** A programme of which a copy is kept. */
export interface Programme {
  readonly snapshotId: number
  readonly text: string
}

/** Keeps copies of some deputies' programmes, by their seat: of the others the hash alone is known. */
export async function keepProgrammes(
  house: DemoHouse,
  players: Players,
  plans: readonly PromisePlan[],
): Promise<ReadonlyMap<number, Programme>> {
  const seats = new Map(plans.map(({ seat }) => [seat.index, seat]))
  const programmes = new Map<number, Programme>()
  for (const seat of seats.values()) {
    if (seat.index % 4 !== castSeat) continue
    const own = plans.filter((plan) => plan.seat.index === seat.index)
    programmes.set(seat.index, await keep(house, players, seat, own))
  }
  return programmes
}

async function keep(
  house: DemoHouse,
  { watchdogs }: Players,
  seat: Seat,
  plans: readonly PromisePlan[],
): Promise<Programme> {
  const random = makeRandom(`programme/${String(seat.index)}`)
  const file = new File([pageOf(seat, plans)], "programme.html")
  const named = {
    url: `https://${seat.house.key}.example/programmes/${seat.personId}.html`,
    title: programmeWords.kk.title,
  }
  const at = house.calendar.at(house.calendar.sat + random.whole(5, 40), 300)
  const taken = await takeFile(house, file, named, random.pick(watchdogs), at)
  const { publicId } = done(taken, "keep a programme")
  const source = await findSnapshot(house.db.read, publicId)
  const text = await findSourceText(house.db.read, publicId)
  if (!source || text === undefined) throw new Error("a programme was not kept")
  return { snapshotId: source.id, text }
}

function pageOf({ name }: Seat, plans: readonly PromisePlan[]): string {
  const parts = (["kk", "ru"] as const).map((lang) => {
    const own = plans.filter((plan) => plan.lang === lang)
    const { greeting, between, end } = programmeWords[lang]
    const said = own.map(({ draft }, at) => `<p>${draft.text}${at % 2 ? "" : ` ${between}`}</p>`)
    return own.length === 0 ? "" : `<p>${greeting}</p>${said.join("")}<p>${end}</p>`
  })
  return `<!doctype html><meta charset="utf-8"><h1>${name.kk}</h1>${parts.join("")}`
}

/** Where a promise stands in the copy of its programme, as its draft says it; of others nothing. */
export function markedIn(programme: Programme | undefined, { draft }: PromisePlan) {
  const found = programme && findQuote(programme.text, draft.text)
  if (!programme || !found) return {}
  return {
    ...{ source: { snapshotId: programme.snapshotId }, quotePlace: null },
    ...{ quoteStart: found.start, quoteEnd: found.end },
  }
}
