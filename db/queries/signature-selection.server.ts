import { assurancesBelow } from "#app/domain/removal-condition.ts"
import type { ConditionFacts, SignatureConditions } from "#app/domain/removal-condition.ts"
import type { SignatureMeasure } from "#app/domain/removal-condition.ts"
import type { Assurance } from "#app/domain/signature.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Which signatures of a petition are meant: those that meet the conditions and had been confirmed by an instant. */
export interface Selection {
  readonly petitionId: number
  readonly conditions: SignatureConditions
  readonly measure: SignatureMeasure
  /** What came later was in no dry run. */
  readonly confirmedBy: Instant
}

/** A signature as moderators see it: nothing that tells whose it is. */
export interface MaskedSignature extends ConditionFacts {
  readonly lang: string
}

/** How many signatures are meant. */
export async function countSelected(db: Reader, selection: Selection): Promise<number> {
  const { count } = await selected(db, selection)
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * The signatures that are meant, as masked facts, in the order of the hash of their secret: the same each time, by no
 * order that tells of time.
 */
export async function listSelected(
  db: Reader,
  selection: Selection,
  most: number,
): Promise<MaskedSignature[]> {
  const rows = await selected(db, selection)
    .select([
      "signature.assurance",
      "signature.lang",
      "signature.confirmed_at",
      "signing_trace.network_tag",
      "signing_trace.mail_tag",
      "signing_trace.dwell",
    ])
    .orderBy("signature.secret_hash")
    .limit(most)
    .execute()
  return rows.map((row) => ({
    network: row.network_tag?.toString("hex") ?? null,
    mail: row.mail_tag?.toString("hex") ?? null,
    dwell: row.dwell,
    confirmedAt: row.confirmed_at,
    assurance: row.assurance as Assurance,
    lang: row.lang,
  }))
}

/** Writes down which signatures a job works on. Gives how many. */
export async function insertJobItems(
  trx: Trx,
  jobId: number,
  selection: Selection,
): Promise<number> {
  const result = await trx
    .insertInto("removal_job_item")
    .columns(["job_id", "signature_id"])
    .expression(
      selected(trx, selection).select((eb) => [eb.val(jobId).as("job_id"), "signature.id"]),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** What a measure can be done to: signatures that count, and those that two moderators set aside. */
function selected(db: Reader, { petitionId, conditions, measure, confirmedBy }: Selection) {
  const { networks, mail, from, until, dwellFrom, dwellTo, assuranceBelow } = conditions
  const states = {
    invalidated: ["counted", "held"],
    held: ["counted"],
    released: ["held"],
  } as const
  return db
    .selectFrom("signature")
    .leftJoin("signing_trace", "signing_trace.signature_id", "signature.id")
    .where("signature.petition_id", "=", petitionId)
    .where("signature.state", "in", states[measure])
    .where("signature.confirmed_at", "<=", confirmedBy)
    .where((eb) =>
      eb.and([
        ...(networks.length === 0
          ? []
          : [eb("signing_trace.network_tag", "in", networks.map(asBytes))]),
        ...(mail === null ? [] : [eb("signing_trace.mail_tag", "=", asBytes(mail))]),
        ...(from === null ? [] : [eb("signature.confirmed_at", ">=", from)]),
        ...(until === null ? [] : [eb("signature.confirmed_at", "<", until)]),
        ...(dwellFrom === null ? [] : [eb("signing_trace.dwell", ">=", dwellFrom)]),
        ...(dwellTo === null ? [] : [eb("signing_trace.dwell", "<=", dwellTo)]),
        ...(assuranceBelow === null
          ? []
          : [eb("signature.assurance", "in", assurancesBelow(assuranceBelow))]),
      ]),
    )
}

function asBytes(hex: string): Buffer {
  return Buffer.from(hex, "hex")
}
