import { sql } from "kysely"
import type { Expression, SqlBool } from "kysely"
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

/**
 * How many requests for one petition wait for their confirmation at an instant: of one address, and of one person.
 * Where the address is who signs, both marks are one.
 */
export async function countRequests(
  db: Reader,
  petitionId: number,
  { emailTag, tag }: { readonly emailTag: Buffer; readonly tag: Buffer },
  now: Instant,
): Promise<{ readonly ofAddress: number; readonly ofPerson: number }> {
  const [person] = await countByPerson(db, { petitionId, now, tag })
  const ofPerson = Number(person?.count)
  if (emailTag.equals(tag)) return { ofAddress: ofPerson, ofPerson }
  const [address] = await countByAddress(db, { petitionId, now, tag: emailTag })
  return { ofAddress: Number(address?.count), ofPerson }
}

interface Counting {
  petitionId: number
  now: Instant
  tag: Buffer
}

const countByPerson = prepared<Counting>()((db, value) =>
  requests(db, value).where("tag", "=", value("tag")),
)

/** Of those whose address has a mark of its own, in the words of the index that holds them alone. */
const countByAddress = prepared<Counting>()((db, value) =>
  requests(db, value)
    .where(sql<SqlBool>`email_tag <> tag`)
    .where("email_tag", "=", value("tag")),
)

function requests(
  db: Reader,
  value: <Name extends keyof Counting>(name: Name) => Expression<Counting[Name]>,
) {
  return db
    .selectFrom("signature")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("petition_id", "=", value("petitionId"))
    .where(isPending)
    .where("expires_at", ">", value("now"))
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
