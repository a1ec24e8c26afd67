import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { insertOne, madeAt, nextPublicId } from "./insert.ts"
import type { Given } from "./insert.ts"
import { makeOrganization } from "./people.ts"

/** The accreditation of an organisation, by default a watchdog's that was admitted, with its organisation. */
export async function makeAccreditation(
  db: Db,
  given: Given<"accreditation"> = {},
): Promise<Row<"accreditation"> & { organization_id: number }> {
  const { name = "Steppe Watch", kind = "watchdog", public_id = nextPublicId() } = given
  const made = { name, public_id, classification: kind }
  const id = given.organization_id ?? (await makeOrganization(db, made)).id
  const row = await insertOne(db, "accreditation", {
    ...{ public_id, kind, name },
    state: "admitted",
    scope: "Promises in the Steppe district",
    funding: "Fees of its members",
    conflicts: "None",
    langs: "kk ru",
    lang: "en",
    applied_at: madeAt,
    ...given,
    organization_id: id,
  })
  return { ...row, organization_id: id }
}

/** An application that waits: an accreditation without an organisation. */
export function makeApplication(
  db: Db,
  given: Given<"accreditation"> = {},
): Promise<Row<"accreditation">> {
  return insertOne(db, "accreditation", {
    public_id: nextPublicId(),
    kind: "watchdog",
    state: "applied",
    name: "Steppe Watch",
    scope: "Promises in the Steppe district",
    funding: "Fees of its members",
    conflicts: "None",
    langs: "kk ru",
    lang: "en",
    applied_at: madeAt,
    ...given,
  })
}
