import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { newPublicId } from "./public-id.server.ts"
import { getRuleSet } from "./rule-set.server.ts"
import { newSerial } from "./sheet-serial.server.ts"
import type { Serial } from "./sheet-serial.ts"
import { decideIssue, linesOnSheet, signerFields } from "./sheet.ts"
import type { IssueRefusal, SheetLang } from "./sheet.ts"
import type { House } from "#app/context.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit, touch } from "#db/commit.server.ts"
import { findPetition, lockPetition } from "#db/queries/petitions.server.ts"
import {
  countIssuedTo,
  findLastNumber,
  insertIssue,
  insertSheet,
} from "#db/queries/sheets.server.ts"
import type { Trx } from "#db/schema.ts"

/** What shells of sheets need of the house. */
export type SheetHouse = Pick<House, "db" | "keys" | "ruleSets">

export interface IssueOrder {
  /** From 1 to `mostAtOnce`. */
  readonly count: number
  readonly lang: SheetLang
}

/** Sheets that were registered together: the public id by which they are printed, and their serials in order. */
export interface Issued {
  readonly publicId: string
  readonly serials: readonly Serial[]
}

/**
 * Registers sheets before they are printed. Who had them made is kept as a hash that changes with the day,
 * to count by and for nothing else.
 *
 * Refuses: `no-such-petition`, `not-yours`, and what `decideIssue` refuses.
 */
export function issueSheets(
  house: SheetHouse,
  petitionId: string,
  { count, lang }: IssueOrder,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Issued, IssueRefusal | "no-such-petition" | "not-yours">> {
  return commit(house.db, async (trx): Promise<Awaited<ReturnType<typeof issueSheets>>> => {
    if (!mayDo(actor, "sheet.issue")) return refuse("not-yours")
    const found = await findPetition(trx, petitionId)
    if (!found) return refuse("no-such-petition")
    const petition = await lockPetition(trx, house.db.engine, found.id)
    const ruleSet = getRuleSet(house.ruleSets, petition.ruleSet)
    const day = dayIn(ruleSet.procedure.timeZone, now)
    const issuerTag = house.keys.tag(`${String(actor.id)}\0${day}`, "uade/v1/sheet-issuer")
    const { recallState } = petition
    const decision = decideIssue(
      { ruleSet, recallState },
      count,
      await countIssuedTo(trx, issuerTag),
    )
    if (!decision.ok) return decision

    const publicId = newPublicId()
    const issue = { publicId, petitionId: petition.id, lang, issuerTag, issuedAt: now }
    const issueId = await insertIssue(trx, issue)
    const last = await findLastNumber(trx, petition.id)
    const form = { petition: petitionId, text: petition.textSha256.toString("hex"), lang }
    const serials: Serial[] = []
    for (let number = last + 1; number <= last + count; number++) {
      const sheet = { petitionId: petition.id, issueId, number, lines: linesOnSheet }
      serials.push(await register(trx, sheet, { ...form, number, fields: signerFields(ruleSet) }))
    }
    await touch(trx, "petition", petition.id, now)
    return accept({ publicId, serials })
  })
}

interface Blank {
  readonly petitionId: number
  readonly issueId: number
  readonly number: number
  readonly lines: number
}

/** Draws a serial until one is free; two in a trillion are alike. */
async function register(trx: Trx, sheet: Blank, form: object): Promise<Serial> {
  for (;;) {
    const serial = newSerial()
    const formSha256 = sha256(canonicalJson({ ...form, serial, lines: sheet.lines }))
    if (await insertSheet(trx, { ...sheet, serial, formSha256 })) return serial
  }
}
