import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Trx } from "#db/schema.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import {
  demoSource,
  importElectorates,
  importPlaces,
  importPopolo,
} from "#scripts/demo/import-document.ts"
import { demoPlaces } from "#scripts/demo/places.ts"
import { popoloCountry } from "#scripts/demo/popolo-people.ts"
import { seats } from "#scripts/demo/seats.ts"
import type { Seat } from "#scripts/demo/seats.ts"

/** Places, councils, deputies and voters, and which law binds which seat. */
export async function seedCountry(house: DemoHouse): Promise<void> {
  const { calendar } = house
  const at = calendar.at(1000, 0)
  await importPopolo(house, popoloCountry(calendar), "country.json", at)
  await importElectorates(house, electorates(calendar.terms.present.electedOn), at)
  await importPlaces(house, demoPlaces(), at)
  await commit(house.db, async (trx) => {
    for (const seat of seats) await bindSeat(trx, seat, at)
    return accept(undefined)
  })
}

/** A district has the voters of its constituencies, the region those of its districts. */
function electorates(onDay: string) {
  const sums = new Map<string, number>()
  for (const { kind, areaId, house, registered } of seats) {
    if (kind === "list") continue
    sums.set(areaId, registered)
    // The region's own four districts lie across the others: their voters are counted there already.
    const around = house.key === "region" ? [] : [`area-${house.key}`, "area-region"]
    for (const area of around) sums.set(area, (sums.get(area) ?? 0) + registered)
  }
  return [...sums].map(([code, registered]) => ({ code, registered, onDay }))
}

/** What no Popolo file says: the rule set of a post, and that a seat was won on a party's list. */
async function bindSeat(trx: Trx, seat: Seat, at: string): Promise<void> {
  const post = await keyOf(trx, "post", seat.postId)
  const { kind, ruleSet } = seat
  await trx
    .updateTable("post")
    .set({ mandate_kind: kind, rule_set: ruleSet })
    .where("id", "=", post)
    .execute()
  await trx
    .updateTable("membership")
    .set({ mandate_kind: kind })
    .where("post_id", "=", post)
    .execute()
  await touch(trx, "person", await keyOf(trx, "person", seat.personId), at)
}

async function keyOf(trx: Trx, kind: string, id: string): Promise<number> {
  const { subject_id } = await trx
    .selectFrom("identifier")
    .select("subject_id")
    .where("subject_kind", "=", kind)
    .where("scheme", "=", `source:${demoSource}`)
    .where("value", "=", id)
    .executeTakeFirstOrThrow()
  return subject_id
}
