import { data } from "@remix-run/node"
import { askedPetition } from "./asked-petition.server.ts"
import type { AskedPetition } from "./asked-petition.server.ts"
import { identificationOf } from "./cookie.ts"
import type { RequestContext } from "#app/context.server.ts"
import { findOwnIdentification } from "#app/domain/identification.server.ts"
import type { Identification } from "#app/domain/identification.server.ts"
import type { OnlineWay } from "#app/domain/identity.ts"
import { signableStates } from "#app/domain/petition-state.ts"
import { waysFor } from "#app/domain/accepted-ways.server.ts"

/** A petition that is signed in a way, and what of it this browser has begun. */
export interface AskedWay extends AskedPetition {
  /** The secret that the browser brought; empty where it brought none. */
  readonly secret: string
  readonly own: Identification | undefined
  readonly open: boolean
}

/**
 * The petition of a page of one way to sign it.
 * @param way null for the page on which every proof ends
 * @throws as `askedPetition`, and a 404 where the petition is not signed in this way
 */
export async function askedWay(
  context: RequestContext,
  request: Request,
  param: string | undefined,
  way: OnlineWay | null,
): Promise<AskedWay> {
  const { house, now, today } = context
  const asked = await askedPetition(context, param)
  const { petition } = asked
  if (way && !waysFor(house, petition).includes(way)) throw data(null, { status: 404 })
  const secret = identificationOf(request.headers.get("Cookie"), house.origin) ?? ""
  const found = secret === "" ? undefined : await findOwnIdentification(house, secret, now)
  const fits = found?.petition.id === petition.id && (way === null || found.way === way)
  const { state, closesOn } = petition
  const isOpen = signableStates.includes(state) && (closesOn === null || today <= closesOn)
  return {
    ...asked,
    secret,
    own: fits ? found : undefined,
    open: isOpen || state === "seconding",
  }
}
