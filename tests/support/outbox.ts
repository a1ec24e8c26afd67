import type { House } from "#app/context.server.ts"

/** What waits in the outbox, opened, the oldest first. */
export async function listMailed(
  house: Pick<House, "db" | "keys">,
): Promise<{ kind: string; payload: Record<string, unknown> }[]> {
  const rows = await house.db.read.selectFrom("outbox").selectAll().orderBy("id").execute()
  return rows.map(({ kind, payload_sealed }) => ({
    kind,
    payload: JSON.parse(house.keys.open(payload_sealed, "outbox").toString("utf8")) as Record<
      string,
      unknown
    >,
  }))
}
