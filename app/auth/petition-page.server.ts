import type { AskedPetition } from "./asked-petition.server.ts"
import { shownTranslations } from "./shown-translations.server.ts"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import type { Touched } from "#app/domain/access.ts"
import { differenceOf } from "#app/domain/ground-difference.ts"
import { beforeOpeningStates } from "#app/domain/petition-state.ts"
import { statuteSteps, supportSteps } from "#app/domain/petition-timeline.ts"
import type { Happened } from "#app/domain/petition-timeline.ts"
import { mayChooseWays } from "#app/domain/petition-ways.ts"
import { isRecallState } from "#app/domain/recall.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { waysFor } from "#app/domain/accepted-ways.server.ts"
import { originalPetition } from "#app/domain/translation.server.ts"
import { decideTranslator, fieldsToTranslate } from "#app/domain/translation.ts"
import { dayIn } from "#app/lib/instant.ts"
import { listComparedGrounds } from "#db/queries/compared-grounds.server.ts"
import { findDisclosure } from "#db/queries/disclosures.server.ts"
import { findCheck } from "#db/queries/petition-checks.server.ts"
import { listCountedDays } from "#db/queries/petition-days.server.ts"
import { findHoldOn } from "#db/queries/legal-holds.server.ts"
import { listPauses } from "#db/queries/petition-pauses.server.ts"
import {
  findPetitionRefusal,
  findReply,
  listGrounds,
  listTransitions,
} from "#db/queries/petition-story.server.ts"
import type { StoredTransition } from "#db/queries/petition-story.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { listRecallEntries } from "#db/queries/recall-entries.server.ts"
import type { StoredRecallEntry } from "#db/queries/recall-entries.server.ts"

/**
 * All that a petition's page tells. `changed`: the grounds whose verdict or evidence is no longer what was
 * pinned, with the difference.
 */
export async function petitionPage(context: RequestContext, { petition, summary }: AskedPetition) {
  const { db, today, house, ofReader } = context
  const { id, state, recallState, replyDueOn, closesOn } = petition
  const [grounds, compared, reply, transitions, entries, refusal, check, pauses, shown, counted] =
    await Promise.all([
      listGrounds(db.read, id),
      listComparedGrounds(db.read, id),
      findReply(db.read, id),
      listTransitions(db.read, id),
      listRecallEntries(db.read, id),
      findPetitionRefusal(db.read, id),
      findCheck(db.read, id),
      listPauses(db.read, id),
      findDisclosure(db.read, id, "assurance"),
      listCountedDays(db.read, id),
    ])
  const ruleSet = getRuleSet(house.ruleSets, petition.ruleSet)
  const advisory = ruleSet.legalEffect === "none"
  const { procedure, name, law, validFrom } = ruleSet
  const touched = { personId: summary.person.id, accountId: petition.proponentId }
  const { createdAt, closedAt, statement, electorate } = petition
  const { frozenAt, replyNotified, lawBasis } = petition
  const online = transitions.filter(({ track }) => track === "state")
  const legal = datedSteps(transitions, entries, procedure.timeZone)
  return {
    today,
    origin: house.origin,
    petition: {
      ...summary,
      ...{ state, statement, createdAt, closedAt, replyDueOn, closesOn, electorate },
      ...{ frozenAt, replyNotified, lawBasis },
    },
    grounds,
    changed: compared.flatMap(({ pinned, now, ...ground }) => {
      const difference = differenceOf(pinned, now)
      return difference ? [{ ...ground, difference }] : []
    }),
    reply: reply ?? null,
    replyToCome: beforeOpeningStates.includes(state) && procedure.replyWindow.value > 0,
    refusal: refusal ?? null,
    returned: state === "draft" && online.some(({ to }) => to === "draft"),
    check: check ?? null,
    assurances: shown ?? null,
    counted,
    pauses,
    held: await heldOf(context, petition.publicId),
    clockStands: procedure.pauseStopsClock,
    law: {
      ...{ name, law, advisory, asks: petition.asks, lastKnownBefore: validFrom },
      ways: waysFor(house, petition),
      waysStand: waysStand(petition),
    },
    support: supportSteps({ state, createdAt, replyDueOn, closesOn, procedure }, online),
    statute: advisory ? null : statuteSteps(ruleSet, recallState, legal),
    seconders: { count: petition.seconderCount, needed: procedure.seconders },
    translations: await translationsOf(context, petition),
    may: ofReader((account) => deedsOf(account, petition, touched)),
  }
}

/** The order by which its signers' data are kept longer; null where there is none. */
async function heldOf({ db, today }: RequestContext, publicId: string) {
  const hold = await findHoldOn(db.read, "petition", publicId, today)
  if (!hold) return null
  const { authority, caseNumber, endsOn } = hold
  return { authority, caseNumber, endsOn }
}

/** What this account may do to the petition at some time of its life. */
function deedsOf(account: SignedIn | null, petition: StoredPetition, touched: Touched) {
  return {
    translate: mayTranslate(account, petition),
    edit: mayDo(account, "petition.edit", touched),
    reply: mayDo(account, "petition.reply", touched),
    moderate: mayDo(account, "petition.moderate", touched),
    pause: mayDo(account, "petition.pause", touched),
    ways: mayDo(account, "petition.ways", touched),
    withdraw: mayDo(account, "petition.withdraw", touched),
  }
}

/** Its words in the reader's language, where somebody translated them. */
function translationsOf({ db, lang }: RequestContext, petition: StoredPetition) {
  const original = originalPetition(petition)
  const about = { kind: "petition", id: petition.id, original } as const
  return shownTranslations(db.read, about, { lang, reader: lang })
}

/** Whether somebody may translate it now. */
function mayTranslate(account: SignedIn | null, petition: StoredPetition): boolean {
  const original = originalPetition(petition)
  return (
    account !== null &&
    fieldsToTranslate(original).length > 0 &&
    decideTranslator(original, account).ok
  )
}

/** Whether the ways of signing may still change; before they were settled at openings nobody can say. */
function waysStand({
  state,
  accepts,
  openedAt,
}: StoredPetition): "until-open" | "since-open" | null {
  if (mayChooseWays(state)) return "until-open"
  return openedAt !== null && accepts !== null ? "since-open" : null
}

/** The statute's drive by the days on which its steps happened; one that nobody entered, by when it was noted. */
function datedSteps(
  transitions: readonly StoredTransition[],
  entries: readonly StoredRecallEntry[],
  timeZone: string,
): Happened[] {
  return transitions.flatMap(({ track, to, at }) => {
    if (track !== "recall_state" || !isRecallState(to)) return []
    const entered = entries.find((entry) => entry.to === to)
    return [{ to, on: entered?.on ?? dayIn(timeZone, at) }]
  })
}
