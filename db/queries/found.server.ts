import { publicStates } from "#app/domain/petition-state.ts"
import type { SearchKind } from "#app/domain/search-kind.ts"
import { listAreasByIds } from "#db/queries/areas.server.ts"
import type { Area } from "#db/queries/areas.server.ts"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import type { DeputyCard } from "#db/queries/deputy-cards.server.ts"
import { listHolders } from "#db/queries/holders.server.ts"
import type { Holder } from "#db/queries/holders.server.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"
import { listPetitions } from "#db/queries/petition-lists.server.ts"
import type { PetitionSummary } from "#db/queries/petition-lists.server.ts"
import { listPlacesByIds } from "#db/queries/places.server.ts"
import type { Place } from "#db/queries/places.server.ts"
import { listPledges } from "#db/queries/pledges.server.ts"
import type { Pledge, Seen } from "#db/queries/pledges.server.ts"
import { mostFound } from "#db/queries/search-hits.server.ts"
import type { RankedHit } from "#db/queries/search-hits.server.ts"
import type { Reader } from "#db/schema.ts"

/** What was found of one kind, the best first, of how many it is the part that is shown, and whether there are more. */
export type FoundGroup = { readonly total: number; readonly isMore: boolean } & (
  | { readonly kind: "person"; readonly items: readonly DeputyCard[] }
  | { readonly kind: "area"; readonly items: readonly Area[]; readonly holders: readonly Holder[] }
  | {
      readonly kind: "place"
      readonly items: readonly Place[]
      readonly holders: readonly Holder[]
    }
  | { readonly kind: "pledge"; readonly items: readonly Pledge[] }
  | { readonly kind: "petition"; readonly items: readonly PetitionSummary[] }
)

/** The subjects of hits as lists show them, grouped by kind: the kind of the best hit first. */
export async function listFound(
  db: Reader,
  hits: readonly RankedHit[],
  seen: Seen,
): Promise<FoundGroup[]> {
  const kinds = [...new Set(hits.map(({ kind }) => kind as SearchKind))]
  return Promise.all(
    kinds.map(async (kind) => {
      const own = hits.filter((hit) => hit.kind === kind)
      const ids = own.map(({ id }) => id)
      const found = own[0]?.total ?? 0
      const told = { total: Math.min(found, mostFound), isMore: found > mostFound }
      return { ...told, ...(await lists[kind](db, ids, seen)) } as FoundGroup
    }),
  )
}

const lists = { person, area, place, pledge, petition } as const

async function person(db: Reader, ids: readonly number[], { lang, today }: Seen) {
  const people = inOrder(ids, await listPeopleByIds(db, ids, lang))
  return { kind: "person", items: await listDeputyCards(db, people, today, lang) }
}

async function area(db: Reader, ids: readonly number[], { lang, today }: Seen) {
  const items = inOrder(ids, await listAreasByIds(db, ids, lang))
  return { kind: "area", items, holders: await listHolders(db, ids, today, lang) }
}

async function place(db: Reader, ids: readonly number[], { lang, today }: Seen) {
  const items = inOrder(ids, await listPlacesByIds(db, ids, lang))
  const areaIds = [...new Set(items.map((item) => item.area.id))]
  return { kind: "place", items, holders: await listHolders(db, areaIds, today, lang) }
}

async function pledge(db: Reader, ids: readonly number[], seen: Seen) {
  const { pledges } = await listPledges(db, { ids }, seen, { limit: ids.length })
  return { kind: "pledge", items: inOrder(ids, pledges) }
}

async function petition(db: Reader, ids: readonly number[], { lang }: Seen) {
  const filter = { ids, states: publicStates }
  const { petitions } = await listPetitions(db, filter, lang, { limit: ids.length })
  return { kind: "petition", items: inOrder(ids, petitions) }
}

function inOrder<Item extends { readonly id: number }>(
  ids: readonly number[],
  items: readonly Item[],
): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.map((id) => byId.get(id)).filter((item) => item !== undefined)
}
