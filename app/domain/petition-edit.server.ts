import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { noteDestroyed } from "./destruction.server.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { decideEdit } from "./petition-edit.ts"
import { textHash } from "./petition-hash.server.ts"
import { findLawful } from "./petition-law.server.ts"
import { decideOpening } from "./petition-opening.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { PublicId } from "./public-id.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { expireIn } from "#db/queries/held-signatures.server.ts"
import { changePetition } from "#db/queries/petition-changes.server.ts"
import { listGroundPledges, replaceGrounds } from "#db/queries/petition-grounds.server.ts"
import { getSeat, listPledgesOnTrial } from "#db/queries/petition-seats.server.ts"
import { findLivePetition, findPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

/** What an author puts in place of what stands. Ids are public ones. */
export interface Revised {
  readonly pledges: readonly PublicId[]
  readonly title: string
  readonly statement: string
  readonly lang: Lang
}

/**
 * Changes a petition's text and grounds, with a new hash and new pins. Requests to sign the old text that
 * nobody has confirmed are let go: what is confirmed is what was read.
 *
 * Refuses what `decideEdit` refuses, and `not-yours`, `no-such-petition`, `no-such-promise`.
 */
export function editPetition(
  house: PetitionHouse,
  petitionId: string,
  revised: Revised,
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly state: PetitionState }>> {
  return commit(house.db, async (trx): Promise<Outcome<{ readonly state: PetitionState }>> => {
    const petition = await ownPetition(house, trx, petitionId, actor, now)
    if (!petition.ok) return petition
    const { id, state, frozenAt, membershipId } = petition.value
    const grounds = await listPledgesOnTrial(trx, revised.pledges)
    if (grounds.length < revised.pledges.length) return refuse("no-such-promise")
    const { personId: deputyId } = await getSeat(trx, membershipId)
    const edit = decideEdit({ state, frozenAt, deputyId }, revised, grounds)
    if (!edit.ok) return edit
    const { text } = edit.value
    const change = { ...text, lang: revised.lang, text_sha256: textHash(revised.lang, text) }
    await changePetition(trx, id, change)
    await replaceGrounds(trx, id, edit.value.grounds)
    await noteDestroyed(trx, await expireIn(trx, id, ["pending"]), now)
    await touch(trx, "petition", id, now)
    return accept({ state })
  })
}

/**
 * Submits a draft, also one that came back: as things stand now its law is read, its grounds are pinned and
 * its number of signatures is reckoned. Refuses what `openPetition` refuses.
 */
export function submitDraft(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly state: PetitionState }>> {
  return commit(house.db, async (trx): Promise<Outcome<{ readonly state: PetitionState }>> => {
    const found = await ownPetition(house, trx, petitionId, actor, now)
    if (!found.ok) return found
    const petition = found.value
    const seat = await getSeat(trx, petition.membershipId)
    const lawful = await findLawful(house, trx, seat, now)
    const { ruleSet } = lawful
    const opening = decideOpening(
      {
        text: petition,
        deputyId: seat.personId,
        mandate: seat.dates,
        grounds: await listPledgesOnTrial(trx, await listGroundPledges(trx, petition.id)),
        livePetition: (await findLivePetition(trx, petition.membershipId)) ?? null,
        procedure: ruleSet.procedure,
        recallRefusals: lawful.refusals,
      },
      now,
    )
    if (!opening.ok) return opening
    const lawOf = { ...petition, ruleSet: ruleSet.id, asks: ruleSet.asks }
    const step = decideTransition(factsOf(house, lawOf), opening.value.state, "proponent", now)
    if (!step.ok) return step
    await replaceGrounds(trx, petition.id, opening.value.grounds)
    const { state } = await takeStep(house, trx, lawOf, step.value, {
      accountId: actor.id,
      change: {
        ...{ rule_set: ruleSet.id, asks: ruleSet.asks, law_basis: lawful.basis },
        ...{ threshold: lawful.needed, electorate: lawful.electorate },
      },
    })
    return accept({ state })
  })
}

async function ownPetition(
  house: PetitionHouse,
  trx: Trx,
  petitionId: string,
  actor: Actor,
  now: Instant,
) {
  const found = await findPetition(trx, petitionId)
  if (!found) return refuse("no-such-petition")
  if (!mayDo(actor, "petition.edit", { accountId: found.proponentId })) return refuse("not-yours")
  return accept(await bringUpToDate(house, trx, found.id, now))
}
