import { sql } from "kysely"
import type { DwellGroup, MinuteGroup, NetworkGroup } from "#app/domain/anomaly.ts"
import { activeSignatureStates } from "#app/domain/signature.ts"
import type { Reader } from "#db/schema.ts"

/** Of a petition: how many signatures stand, and of how many of them there is still a trace. */
export async function countTraced(
  db: Reader,
  petitionId: number,
): Promise<{ readonly standing: number; readonly traced: number }> {
  const row = await db
    .selectFrom("signature")
    .leftJoin("signing_trace", "signing_trace.signature_id", "signature.id")
    .select((eb) => [
      eb.fn.countAll().as("standing"),
      eb.fn.count("signing_trace.signature_id").as("traced"),
    ])
    .where("signature.petition_id", "=", petitionId)
    .where("signature.state", "in", activeSignatureStates)
    .executeTakeFirstOrThrow()
  return { standing: Number(row.standing), traced: Number(row.traced) }
}

/** The networks from which at least so many signatures of a petition came on one day, the largest first. */
export async function countByNetwork(
  db: Reader,
  petitionId: number,
  least: number,
): Promise<NetworkGroup[]> {
  const days = await standing(db, petitionId)
    .select((eb) => ["signing_trace.day", eb.fn.countAll().as("count")])
    .groupBy("signing_trace.day")
    .execute()
  const ofDay = new Map(days.map(({ day, count }) => [day, Number(count)]))
  const rows = await standing(db, petitionId)
    .select((eb) => [
      "signing_trace.day",
      "signing_trace.network_tag",
      eb.fn.countAll().as("count"),
    ])
    .groupBy(["signing_trace.day", "signing_trace.network_tag"])
    .having((eb) => eb(eb.fn.countAll(), ">=", least))
    .orderBy("count", "desc")
    .orderBy("signing_trace.network_tag")
    .execute()
  return rows.map(({ day, network_tag, count }) => ({
    network: network_tag.toString("hex"),
    day,
    count: Number(count),
    ofDay: ofDay.get(day) ?? 0,
  }))
}

/**
 * The mail domains from which at least so many signatures of a petition came, the largest first, each with one
 * signature that came from it; and how many signatures came from all the others together.
 */
export async function countByMail(
  db: Reader,
  petitionId: number,
  least: number,
): Promise<{
  readonly groups: { readonly mail: string; readonly count: number; readonly example: number }[]
  readonly others: number
}> {
  const rows = await standing(db, petitionId)
    .select((eb) => [
      "signing_trace.mail_tag",
      eb.fn.countAll().as("count"),
      eb.fn.max("signing_trace.signature_id").as("example"),
    ])
    .groupBy("signing_trace.mail_tag")
    .orderBy("count", "desc")
    .orderBy("signing_trace.mail_tag")
    .execute()
  const all = rows.map(({ mail_tag, count, example }) => ({
    mail: mail_tag.toString("hex"),
    count: Number(count),
    example: example,
  }))
  const groups = all.filter(({ count }) => count >= least)
  const others = all.filter(({ count }) => count < least).reduce((sum, { count }) => sum + count, 0)
  return { groups, others }
}

/** The minutes in which signatures of a petition were confirmed, the earliest first. */
export async function countByMinute(db: Reader, petitionId: number): Promise<MinuteGroup[]> {
  const minute = sql<string>`substr(signature.confirmed_at, 1, 16)`
  const rows = await standing(db, petitionId)
    .select((eb) => [minute.as("minute"), eb.fn.countAll().as("count")])
    .where("signature.confirmed_at", "is not", null)
    .groupBy(minute)
    .orderBy(minute)
    .execute()
  return rows.map((row) => ({ minute: row.minute, count: Number(row.count) }))
}

/** The times between asking and confirming of a petition's signatures, in seconds, the shortest first. */
export async function countByDwell(db: Reader, petitionId: number): Promise<DwellGroup[]> {
  const rows = await standing(db, petitionId)
    .select((eb) => ["signing_trace.dwell", eb.fn.countAll().as("count")])
    .where("signing_trace.dwell", "is not", null)
    .groupBy("signing_trace.dwell")
    .orderBy("signing_trace.dwell")
    .execute()
  return rows.flatMap(({ dwell, count }) =>
    dwell === null ? [] : [{ dwell, count: Number(count) }],
  )
}

function standing(db: Reader, petitionId: number) {
  return db
    .selectFrom("signing_trace")
    .innerJoin("signature", "signature.id", "signing_trace.signature_id")
    .where("signing_trace.petition_id", "=", petitionId)
    .where("signature.state", "in", activeSignatureStates)
}
