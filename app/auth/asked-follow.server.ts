import { letterLimit } from "./letter-limit.server.ts"
import type { House, RequestContext } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { tagOfFollower } from "#app/domain/follow-secrets.server.ts"
import { readFollowPlace } from "#app/domain/follow.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { findFollowable } from "#db/queries/follows.server.ts"
import type { Followable } from "#db/queries/follows.server.ts"

const isEnough = letterLimit("follow", 5)

/** Tells whether an address gets no further letter about following this hour; an address that is none never does. */
export async function hasNewsLettersEnough(
  house: Pick<House, "db" | "keys">,
  email: string,
): Promise<boolean> {
  const parsed = parseEmailAddress(email)
  return parsed.ok && (await isEnough(house, tagOfFollower(house.keys, parsed.value.canonical)))
}

/**
 * What a page for following is about.
 * @throws a 404 where there is nothing such, or not everybody may read it
 */
export async function shownFollowable(
  { db, lang }: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Followable> {
  const kind = readFollowPlace(params["place"] ?? "")
  const publicId = readPublicId(params["subjectId"] ?? "")
  const subject = kind && publicId && (await findFollowable(db.read, kind, publicId, lang))
  if (!subject) throw new Response(null, { status: 404 })
  return subject
}
