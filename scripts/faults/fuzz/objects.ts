import type { Db } from "#db/connection.server.ts"
import type { Database } from "#db/schema.ts"
import type { Objects } from "./targets.ts"

const tables = {
  personId: "person",
  areaId: "area",
  voteEventId: "vote_event",
  pledgeId: "pledge",
  petitionId: "petition",
  organizationId: "organization",
  approvalId: "approval",
  accountId: "account",
} as const satisfies Record<string, keyof Database>

const collected = [
  ...(["person", "organization", "area", "post", "membership", "motion", "vote_event"] as const),
  ...(["pledge", "evidence", "verdict", "petition", "removal"] as const),
]

/** Ids of what stands in a database, some of each kind, for the parameters of addresses. */
export async function objectsOf(db: Db): Promise<Objects> {
  const found: Record<string, readonly string[]> = { ...fixed }
  for (const [name, table] of Object.entries(tables)) {
    const rows = await db.read.selectFrom(table).select("public_id").limit(30).execute()
    found[name] = rows.map(({ public_id }) => public_id)
  }
  // What the API names by `id` alone: something of every collection, beside the laws.
  const ids = [...(fixed["id"] ?? []), "overall"]
  for (const table of collected) {
    const rows = await db.read.selectFrom(table).select("public_id").limit(8).execute()
    ids.push(...rows.map(({ public_id }) => public_id))
  }
  const sheets = await db.read.selectFrom("sheet").select("serial").limit(10).execute()
  return { ...found, id: ids, serial: sheets.map(({ serial }) => serial) }
}

const fixed: Objects = {
  lang: ["kk", "ru", "en"],
  secret: ["x".repeat(43)],
  office: ["maslikhat", "mazhilis", "mp"],
  status: ["404"],
  kind: ["petition", "pledge", "evidence", "reply"],
  matter: ["petition", "content"],
  name: ["constituent-1"],
  id: ["kz-2022", "kz-2026", "uk-2015", "tw"],
}
