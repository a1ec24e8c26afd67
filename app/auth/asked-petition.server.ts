import { data } from "@remix-run/node"
import type { RequestContext, SignedIn } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import type { Deed } from "#app/domain/access.ts"
import { petitionSeenBy } from "#app/domain/petition-state.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findPetitionSummary } from "#db/queries/petition-lists.server.ts"
import type { PetitionSummary } from "#db/queries/petition-lists.server.ts"
import { findPetitionRefusal } from "#db/queries/petition-story.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

export interface AskedPetition {
  readonly petition: StoredPetition
  readonly summary: PetitionSummary
}

/**
 * The petition of a page's address.
 *
 * @param lang in which its summary is told: the reader's, unless it is said
 * @throws a 404 where there is no such petition or it is another's draft, a 410 with the reason's code
 * where it was removed
 */
export async function askedPetition(
  context: RequestContext,
  param: string | undefined,
  lang = context.lang,
): Promise<AskedPetition> {
  const petition = await seenPetition(context, param)
  const summary = await findPetitionSummary(context.db.read, petition.publicId, lang)
  if (!summary) throw data(null, { status: 404 })
  return { petition, summary }
}

/** Its own row alone, for a deed that asks no more. @throws as `askedPetition` */
export async function seenPetition(
  context: RequestContext,
  param: string | undefined,
): Promise<StoredPetition> {
  const { db } = context
  const publicId = readPublicId(param ?? "")
  const petition = publicId && (await findPetition(db.read, publicId))
  if (!petition) throw data(null, { status: 404 })
  const seenBy = petitionSeenBy(petition.state)
  if (seenBy === "author" && petition.proponentId !== context.account?.id)
    throw data(null, { status: 404 })
  if (seenBy === "nobody") {
    const refusal = await findPetitionRefusal(db.read, petition.id)
    throw data({ code: refusal?.code ?? null }, { status: 410 })
  }
  return petition
}

/**
 * The petition of a page's address, for somebody who means to do a deed to it.
 * @throws as `askedPetition`, and a 403 where the deed is not this account's to do to it
 */
export async function petitionToMove(
  context: RequestContext,
  param: string | undefined,
  deed: Deed,
): Promise<AskedPetition & { readonly account: SignedIn }> {
  const asked = await askedPetition(context, param)
  const touched = { personId: asked.summary.person.id, accountId: asked.petition.proponentId }
  const { account } = context
  if (!account || !mayDo(account, deed, touched)) throw data(null, { status: 403 })
  return { ...asked, account }
}
