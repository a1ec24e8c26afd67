import type { MandateKind } from "./mandate.ts"
import type { PublicId } from "./public-id.ts"
import { firstDay, lastDay } from "#app/lib/day.ts"
import type { PartialDay } from "#app/lib/day.ts"
import { touch, touchAll } from "#db/commit.server.ts"
import {
  bindPost,
  findPost,
  findPostNamed,
  insertPost,
  listUnseated,
  seatMember,
} from "#db/queries/posts.server.ts"
import type { Change } from "#db/queries/posts.server.ts"
import {
  dateTerm,
  insertTerm,
  listTermless,
  listTerms,
  putIntoTerm,
} from "#db/queries/terms.server.ts"
import type { Trx } from "#db/schema.ts"

/** A seat as somebody sets it up: by a file or by a page. */
export interface SeatDraft {
  /** Its public id if it is new. */
  readonly publicId: PublicId
  readonly organizationId: number
  readonly areaId: number | null
  readonly label: string
  readonly kind: MandateKind
  readonly ruleSet: string | null
}

export type Fate = "added" | "updated" | "unchanged"

/**
 * Sets a seat up: one with its public id, or of its label in its area, is told anew how it is won and which
 * law binds it; else it is added. Whoever holds a mandate for its area through no known seat is given it.
 */
export async function putSeat(trx: Trx, draft: SeatDraft, change: Change): Promise<Fate> {
  const known = (await findPost(trx, draft.publicId)) ?? (await findPostNamed(trx, draft))
  const id = known?.id ?? (await insertPost(trx, { ...draft, ...importOf(change) }))
  const isChanged = known && (known.kind !== draft.kind || known.ruleSet !== draft.ruleSet)
  if (isChanged) await bindPost(trx, id, draft, change)
  const seated = await seatHolders(trx, draft, id, change)
  if (known && !isChanged && !seated) return "unchanged"
  if (!known || isChanged) await touch(trx, "post", id, change.at)
  await touch(trx, "organization", draft.organizationId, change.at)
  return known ? "updated" : "added"
}

async function seatHolders(
  trx: Trx,
  { organizationId, areaId, kind }: SeatDraft,
  postId: number,
  change: Change,
): Promise<boolean> {
  if (kind !== "district" || areaId === null) return false
  const holders = await listUnseated(trx, organizationId, areaId)
  for (const id of holders) await seatMember(trx, id, postId, change)
  await touchAll(trx, "membership", holders, change.at)
  return holders.length > 0
}

/** A term as somebody sets it up; days may be known in part. */
export interface TermDraft {
  readonly publicId: PublicId
  readonly organizationId: number
  readonly name: string
  readonly startDate: PartialDay | null
  readonly endDate: PartialDay | null
}

/**
 * Sets a term up: one of the name is given these days, else it is added. Mandates that began within it and
 * name no term are put into it, so that their last day is known.
 */
export async function putTerm(
  trx: Trx,
  draft: TermDraft,
  change: Change,
): Promise<{ readonly id: number; readonly fate: Fate }> {
  const terms = await listTerms(trx, draft.organizationId)
  const known = terms.find(({ name }) => name === draft.name)
  const id = known?.id ?? (await insertTerm(trx, { ...draft, ...importOf(change) }))
  const isChanged =
    known && (known.startDate !== draft.startDate || known.endDate !== draft.endDate)
  if (isChanged) await dateTerm(trx, id, draft, change)
  const joined = await joinTerm(trx, draft, id, change)
  const fate = known ? (isChanged || joined ? "updated" : "unchanged") : "added"
  if (fate !== "unchanged") await touch(trx, "organization", draft.organizationId, change.at)
  return { id, fate }
}

async function joinTerm(trx: Trx, draft: TermDraft, id: number, change: Change): Promise<boolean> {
  const { organizationId, startDate, endDate } = draft
  if (startDate === null || endDate === null) return false
  const span = { startDate: firstDay(startDate), endDate: lastDay(endDate) }
  const members = await listTermless(trx, organizationId, span)
  await putIntoTerm(trx, members, id, change)
  await touchAll(trx, "membership", members, change.at)
  return members.length > 0
}

function importOf({ importRunId }: Change) {
  return { importRunId: importRunId ?? null }
}
