import type { Db } from "#db/connection.server.ts"
import type { Database } from "#db/schema.ts"

/** Values for the parameters of addresses, taken from what stands in a database. */
export type Sample = Readonly<Record<string, string>>

/** An id that is well formed and nobody's. */
export const nobodys = "0000000000000000"

const rows = {
  personId: "person",
  areaId: "area",
  voteEventId: "vote_event",
  pledgeId: "pledge",
  petitionId: "petition",
  organizationId: "organization",
  approvalId: "approval",
  accountId: "account",
  offerId: "evidence_offer",
  ticketId: "ticket",
} as const satisfies Record<string, keyof Database>

/** One object of each kind; what the database has none of gets an id of nobody. */
export async function sampleObjects(db: Db): Promise<Sample> {
  const found: Record<string, string> = { ...fixed }
  for (const [name, table] of Object.entries(rows)) {
    const row = await db.read.selectFrom(table).select("public_id").limit(1).executeTakeFirst()
    found[name] = row?.public_id ?? nobodys
  }
  return found
}

const fixed: Sample = {
  lang: "en",
  secret: "x".repeat(43),
  serial: nobodys,
  office: "maslikhat",
  status: "404",
  kind: "petition",
  switch: "signing",
  matter: "petition",
  into: "en",
  name: "constituent-1",
}

/** The address of a route with each parameter filled; a parameter of no sample is an id of nobody. */
export function addressOf(pattern: string, sample: Sample): string {
  const path = pattern === "*" ? "/en/nowhere" : pattern
  return path.replaceAll(/:(\w+)/g, (_, name: string) => sample[name] ?? nobodys)
}
