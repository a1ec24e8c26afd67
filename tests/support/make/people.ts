import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { insertOne, nextPublicId } from "./insert.ts"
import type { Given } from "./insert.ts"

export function makeArea(db: Db, given: Given<"area"> = {}): Promise<Row<"area">> {
  return insertOne(db, "area", {
    public_id: nextPublicId(),
    name: "Steppe district",
    kind: "district",
    ...given,
  })
}

/** An organization, by default a legislature. */
export function makeOrganization(
  db: Db,
  given: Given<"organization"> = {},
): Promise<Row<"organization">> {
  return insertOne(db, "organization", {
    public_id: nextPublicId(),
    name: "Assembly of the Steppe",
    classification: "legislature",
    ...given,
  })
}

export function makePerson(db: Db, given: Given<"person"> = {}): Promise<Row<"person">> {
  return insertOne(db, "person", {
    public_id: nextPublicId(),
    name: "Samal Example",
    family_name: "Example",
    given_name: "Samal",
    ...given,
  })
}

export function makePeriod(
  db: Db,
  given: Given<"legislative_period"> = {},
): Promise<Row<"legislative_period">> {
  return insertOne(db, "legislative_period", {
    public_id: nextPublicId(),
    name: "First convocation",
    start_date: "2023-03-29",
    end_date: "2028-03-28",
    ...given,
  })
}

/** A district seat; in a new legislature and district unless these are given. */
export async function makePost(db: Db, given: Given<"post"> = {}): Promise<Row<"post">> {
  return insertOne(db, "post", {
    public_id: nextPublicId(),
    organization_id: given.organization_id ?? (await makeOrganization(db)).id,
    area_id: given.area_id === undefined ? (await makeArea(db)).id : given.area_id,
    label: "Deputy",
    mandate_kind: "district",
    ...given,
  })
}

/** A deputy's mandate: a new person in a new district seat, from 29 March 2023 on. */
export async function makeMembership(
  db: Db,
  given: Given<"membership"> = {},
): Promise<Row<"membership">> {
  const post = given.post_id === undefined ? await makePost(db, seatOf(given)) : undefined
  return insertOne(db, "membership", {
    public_id: nextPublicId(),
    person_id: given.person_id ?? (await makePerson(db)).id,
    organization_id:
      given.organization_id ?? post?.organization_id ?? (await makeOrganization(db)).id,
    ...(post ? { post_id: post.id, area_id: post.area_id } : {}),
    role: "deputy",
    mandate_kind: "district",
    start_date: "2023-03-29",
    ...given,
  })
}

function seatOf({ organization_id, area_id }: Given<"membership">): Given<"post"> {
  return {
    ...(organization_id === undefined ? {} : { organization_id }),
    ...(area_id === undefined ? {} : { area_id }),
  }
}

/** How many electors an area had on a day. */
export async function makeElectorate(
  db: Db,
  given: Given<"electorate"> = {},
): Promise<Row<"electorate">> {
  return insertOne(db, "electorate", {
    area_id: given.area_id ?? (await makeArea(db)).id,
    on_day: "2023-03-19",
    registered: 10_000,
    source: "test",
    ...given,
  })
}
