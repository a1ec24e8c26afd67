import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

/** In the words of the indexes that hold them alone. */
const isPending = sql<SqlBool>`state = 'pending'`

/** Tells whether a request of a person for a petition waits for its confirmation at an instant. */
export async function hasRequest(
  db: Reader,
  petitionId: number,
  tag: Buffer,
  now: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom("signature")
    .select("id")
    .where("petition_id", "=", petitionId)
    .where("tag", "=", tag)
    .where(isPending)
    .where("expires_at", ">", now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many requests for one petition wait for their confirmation at an instant: of one address, and of one person. */
export async function countRequests(
  db: Reader,
  petitionId: number,
  { emailTag, tag }: { readonly emailTag: Buffer; readonly tag: Buffer },
  now: Instant,
): Promise<{ readonly ofAddress: number; readonly ofPerson: number }> {
  const [ofAddress] = await countOf.email_tag(db, { petitionId, now, tag: emailTag })
  const [ofPerson] = await countOf.tag(db, { petitionId, now, tag })
  return { ofAddress: Number(ofAddress?.count), ofPerson: Number(ofPerson?.count) }
}

const countOf = { email_tag: countingBy("email_tag"), tag: countingBy("tag") }

function countingBy(column: "email_tag" | "tag") {
  interface Asked {
    petitionId: number
    now: Instant
    tag: Buffer
  }
  return prepared<Asked>()((db, value) =>
    db
      .selectFrom("signature")
      .select((eb) => eb.fn.countAll().as("count"))
      .where("petition_id", "=", value("petitionId"))
      .where(isPending)
      .where("expires_at", ">", value("now"))
      .where(column, "=", value("tag")),
  )
}

/** What a signer said, sealed; undefined once it was destroyed. */
export async function findSealedStatement(
  db: Reader,
  id: number,
): Promise<{ readonly keySealed: Buffer; readonly statementSealed: Buffer } | undefined> {
  const [row] = await sealedOf(db, { id })
  if (!row?.key_sealed || !row.statement_sealed) return undefined
  return { keySealed: row.key_sealed, statementSealed: row.statement_sealed }
}

const sealedOf = prepared<{ id: number }>()((db, value) =>
  db
    .selectFrom("signature")
    .select(["key_sealed", "statement_sealed"])
    .where("id", "=", value("id")),
)
