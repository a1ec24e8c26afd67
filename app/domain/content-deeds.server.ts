import type { Executor, TwoPersons } from "./approval-deeds.server.ts"
import { decideMeasure } from "./content-measure.ts"
import type { ContentDeed, Measure, Standing } from "./content-measure.ts"
import { isContentRule } from "./content-rule.ts"
import type { ContentRule } from "./content-rule.ts"
import { putTextsBack, takeTexts } from "./content-texts.server.ts"
import { isModeratedKind } from "./moderated.ts"
import type { Moderated } from "./moderated.ts"
import { textItem } from "./edit-lock.ts"
import { moderationDueOn } from "./moderation-queue.ts"
import { tellMeasure } from "./moderation-letters.server.ts"
import { recordRemoval } from "./removal.server.ts"
import { upholdReports } from "./report-settling.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { findHiddenContent } from "#db/queries/hidden-content.server.ts"
import {
  insertHiddenContent,
  noteReinstated,
  noteRemoved,
} from "#db/queries/hidden-content.server.ts"
import type { HiddenContent } from "#db/queries/hidden-content.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { noteLooked } from "#db/queries/moderation-items.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** The executors of the three deeds that two moderators do to a text. */
export const contentExecutors = {
  "content.hide": executor("hide"),
  "content.remove": executor("remove"),
  "content.reinstate": executor("reinstate"),
} as const satisfies Record<string, Executor>

/** A text with what hides it. */
export interface Found {
  readonly subject: Moderated
  readonly hidden: HiddenContent | undefined
}

/** A text by kind and public id, with what hides it; undefined where there is none. */
export async function findContent(
  db: Reader,
  kind: string,
  publicId: string,
  lang = "en",
): Promise<Found | undefined> {
  if (!isModeratedKind(kind)) return undefined
  const subject = await findModerated(db, kind, publicId, lang)
  return subject && { subject, hidden: await findHiddenContent(db, kind, publicId) }
}

/** How a text stands. */
export function standingOf({ hidden }: Found): Standing {
  if (!hidden) return "shown"
  return hidden.removedAt === null ? "hidden" : "removed"
}

/** Shows a hidden text again, in the ledger too. Refuses where its words were destroyed. */
export async function reinstate(
  house: { readonly keys: Keys },
  trx: Trx,
  { subject, hidden }: Found,
  by: TwoPersons,
  now: Instant,
): Promise<Outcome<undefined, "not-hidden">> {
  const sealed = hidden?.textsSealed
  if (!sealed) return refuse("not-hidden")
  await putTextsBack(house, trx, subject, sealed, now)
  await noteReinstated(trx, hidden.id, now)
  const of = hidden.removalId
  await enter(house, trx, subject, { measure: "reinstated", rule: hidden.rule, by, of }, now)
  return accept(undefined)
}

function executor(deed: ContentDeed): Executor {
  return async (house, trx, { subjectKind, subject: publicId, body }, by, now) => {
    const found = await findContent(trx, subjectKind, publicId)
    if (!found) return refuse("no-such-text")
    const may = decideMeasure(deed, standingOf(found))
    if (!may.ok) return may
    if (deed === "reinstate") return reinstate(house, trx, found, by, now)
    if (deed === "remove") return remove(house, trx, found, by, now)
    return hide(house, trx, found.subject, ruleOf(body), by, now)
  }
}

async function hide(
  house: { readonly keys: Keys },
  trx: Trx,
  subject: Moderated,
  rule: ContentRule,
  by: TwoPersons,
  now: Instant,
): Promise<Outcome<undefined>> {
  const textsSealed = await takeTexts(house, trx, subject, rule, now)
  const removalId = await enter(house, trx, subject, { measure: "hidden", rule, by, of: null }, now)
  await insertHiddenContent(trx, {
    subjectKind: subject.kind,
    subject: subject.publicId,
    rule,
    removalId,
    textsSealed,
    hiddenAt: now,
    dueOn: moderationDueOn("hidden", now),
  })
  await upholdReports(house, trx, subject, { rule, by: by.second }, now)
  const looked = { accountId: by.second, at: now }
  await noteLooked(trx, textItem(subject.kind, subject.publicId), looked)
  return accept(undefined)
}

async function remove(
  house: { readonly keys: Keys },
  trx: Trx,
  { subject, hidden }: Found,
  by: TwoPersons,
  now: Instant,
): Promise<Outcome<undefined>> {
  if (!hidden) return refuse("not-hidden")
  await noteRemoved(trx, hidden.id, now)
  const { rule, removalId: of } = hidden
  await enter(house, trx, subject, { measure: "removed", rule, by, of }, now)
  return accept(undefined)
}

interface Entry {
  readonly measure: Measure
  readonly rule: ContentRule
  readonly by: TwoPersons
  readonly of: number | null
}

/** Writes a measure into the ledger and to whom it concerns. */
async function enter(
  house: { readonly keys: Keys },
  trx: Trx,
  subject: Moderated,
  { measure, rule, by, of }: Entry,
  now: Instant,
): Promise<number> {
  const { kind: subjectKind, publicId } = subject
  const { text } = subject
  const entry = { measure, class: rule, subjectKind, subject: publicId, count: 1, by, of, text }
  const { id, publicId: removal } = await recordRemoval(house, trx, entry, now)
  await tellMeasure(house, trx, subject, { measure, rule, removal }, now)
  return id
}

function ruleOf(body: Readonly<Record<string, unknown>>): ContentRule {
  const { rule } = body
  if (typeof rule !== "string" || !isContentRule(rule)) throw new Error("a proposal names no rule")
  return rule
}
