import { z } from "zod"
import type { Executor } from "./approval-deeds.server.ts"
import { propose } from "./approval-proposal.server.ts"
import type { Proposing } from "./approval-proposal.server.ts"
import type { Approver } from "./approval.ts"
import { mandateSpan } from "./mandate.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideRecallEntry } from "./recall-entry.ts"
import type { DecidedEntry, EntryRefusal, RecallEntry } from "./recall-entry.ts"
import { recallActors, recallStates } from "./recall.ts"
import { getRuleSet } from "./rule-set.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { daySchema } from "./provision.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { listAccountsOf } from "#db/queries/account-address.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { movePetition } from "#db/queries/petition-changes.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { findPetition, lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import {
  findLastFailedVote,
  insertRecallEntry,
  listRecallEntries,
} from "#db/queries/recall-entries.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A step of the statute's drive with the place where it can be read. */
export interface SourcedEntry extends RecallEntry {
  readonly source: { readonly title: string; readonly url: string | null }
}

const count = z.int().nonnegative().nullable()

/** A proposed entry as it waits for the second operator. */
export const EntryBody = z.object({
  to: z.enum(recallStates),
  by: z.enum(recallActors),
  on: daySchema,
  figures: z.object({
    electorate: count,
    signatures: count,
    turnedOut: count,
    forRecall: count,
    againstRecall: count,
  }),
  source: z.object({ title: z.string(), url: z.string().nullable() }),
})

/**
 * Proposes to enter a step of the statute's drive: a second operator confirms it from the same source.
 * Refuses at once what the rules refuse (`decideRecallEntry`), who may not, and who has a stake in it: the
 * petition's author and the deputy.
 */
export async function proposeRecallEntry(
  house: PetitionHouse,
  petitionId: string,
  entry: SourcedEntry,
  actor: Approver,
  now: Instant,
): Promise<Proposing | Outcome<never, EntryRefusal | "no-such-petition" | (string & {})>> {
  const petition = await findPetition(house.db.read, petitionId)
  if (!petition) return refuse("no-such-petition")
  const { personId } = await getSeat(house.db.read, petition.membershipId)
  const draft = {
    kind: "recall.enter",
    subjectKind: "petition",
    subject: petitionId,
    body: { ...entry },
    parties: { accountIds: [petition.proponentId], personIds: [personId] },
    reason: entry.source.title,
  } as const
  return propose<string>(house, draft, actor, now, async (trx) =>
    decide(house, trx, await lockPetition(trx, house.db.engine, petition.id), entry, now),
  )
}

/** Enters a step that a second operator confirmed; the rules are asked again as things stand now. */
export const enterRecall: Executor = async (house, trx, approval, by, now) => {
  const entry = EntryBody.parse(approval.body)
  const found = await findPetition(trx, approval.subject)
  if (!found) return refuse("no-such-petition")
  const petition = await lockPetition(trx, house.db.engine, found.id)
  const step = await decide(house, trx, petition, entry, now)
  if (!step.ok) return step
  const { from, to, article, unlikeLastKnown } = step.value
  await insertRecallEntry(trx, {
    ...entry,
    petitionId: petition.id,
    from,
    to,
    article,
    unlikeLastKnown,
    firstAccountId: by.first,
    secondAccountId: by.second,
    at: now,
  })
  await movePetition(trx, {
    petitionId: petition.id,
    track: "recall_state",
    from,
    to,
    at: now,
    actor: step.value.by,
    accountId: by.second,
    reason: entry.source.title,
    article,
  })
  await touch(trx, "petition", petition.id, now)
  await tell(house, trx, petition, to, now)
  return accept({ recallState: to })
}

/** What the rule says of entering a step now. */
export async function decide(
  { ruleSets }: Pick<PetitionHouse, "ruleSets">,
  db: Reader,
  petition: StoredPetition,
  entry: RecallEntry,
  now: Instant,
): Promise<Outcome<DecidedEntry>> {
  const ruleSet = getRuleSet(ruleSets, petition.ruleSet)
  const seat = await getSeat(db, petition.membershipId)
  const entered = await listRecallEntries(db, petition.id)
  const registered = entered.filter(({ to }) => to === "collecting").at(-1)
  return decideRecallEntry(
    {
      state: petition.recallState,
      lastOn: entered.at(-1)?.on ?? null,
      registeredOn: registered?.on ?? null,
      ruleSet,
      term: mandateSpan(seat.dates),
      kind: seat.kind,
      lastFailedVoteOn: (await findLastFailedVote(db, petition.membershipId)) ?? null,
      today: dayIn(ruleSet.procedure.timeZone, now),
    },
    entry,
  )
}

/** Writes to the author and to those who speak for the deputy. */
async function tell(
  { keys }: Pick<PetitionHouse, "keys">,
  trx: Trx,
  petition: StoredPetition,
  state: RecallEntry["to"],
  now: Instant,
): Promise<void> {
  const { personId } = await getSeat(trx, petition.membershipId)
  const accounts = [petition.proponentId, ...(await listAccountsOf(trx, personId))]
  for (const accountId of accounts) {
    await enqueue(trx, keys, "recall-news", { accountId, petition: petition.publicId, state }, now)
  }
}
