import { z } from "zod"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { mandateKinds } from "#app/domain/mandate.ts"
import type { MandateKind } from "#app/domain/mandate.ts"
import { isRaw, listOf } from "./json-document.ts"
import type { Raw } from "./json-document.ts"
import type { Placed } from "./popolo-document.ts"
import { ownSpace } from "./own-export.ts"
import { refTo } from "./popolo-place.ts"
import type { PopoloSpaces } from "./popolo-source.ts"
import { leftOver, optionalText, parseRecord, readDay, readIdentifiers } from "./shape.ts"
import { blankDraft } from "./subject.ts"
import type { Draft, Ref } from "./subject.ts"
import type { Tally } from "./tally.ts"

/** What the rest of the file knows that a seat hangs on. */
export interface SeatContext {
  readonly spaces: PopoloSpaces
  /** Kinds of the file's areas by id. */
  readonly areaKinds: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, Draft>
  /** The persons of the file by place, for the memberships nested in them. */
  readonly holders: ReadonlyMap<string, Ref>
}

const Post = z.looseObject({
  id: optionalText,
  label: optionalText,
  role: optionalText,
  organization_id: optionalText,
  area_id: optionalText,
})

/** Reads a post: a seat or office of an organization, in an area or in none. */
export function readPost(
  { raw, place }: Placed,
  { spaces, areaKinds }: Pick<SeatContext, "spaces" | "areaKinds">,
  tally: Tally,
): Draft | undefined {
  const post = parseRecord(Post, raw, "post", place, tally)
  if (!post) return undefined
  const area = areaRef(raw, post.area_id, spaces)
  const extra = leftOver(raw, [...Object.keys(Post.shape), "area", "organization", "memberships"])
  return {
    ...blankDraft(place),
    ownId: post.id,
    key: [post.organization_id, post.area_id, post.label, post.role],
    fields: {
      label: post.label ?? post.role ?? post.id ?? "",
      role: post.role,
      mandateKind: kindOfSeat(area, raw, spaces, areaKinds),
    },
    links: {
      organizationId: organizationRef(raw, "organization", post.organization_id, spaces),
      areaId: area,
    },
    extra,
    identifiers: readIdentifiers(listOf(raw, "identifiers"), extra),
  }
}

const Membership = z.looseObject({
  id: optionalText,
  person_id: optionalText,
  organization_id: optionalText,
  post_id: optionalText,
  area_id: optionalText,
  on_behalf_of_id: optionalText,
  legislative_period_id: optionalText,
  role: optionalText,
  start_date: optionalText,
  end_date: optionalText,
})

const membershipKeys = [
  ...Object.keys(Membership.shape),
  "area",
  "organization",
  "on_behalf_of",
] as const

/** Reads a membership of a person. What a nested one leaves out is said by the record it is nested in. */
export function readMembership(
  { raw, place, within }: Placed,
  { spaces, areaKinds, posts, holders }: SeatContext,
  tally: Tally,
): Draft | undefined {
  const said = parseRecord(Membership, raw, "membership", place, tally)
  if (!said) return undefined
  const isHeld = within?.kind === "person"
  const holder = isHeld ? holders.get(within.place) : undefined
  if (isHeld && !holder) {
    tally.reject("membership", place, "is nested in a person that was rejected")
    return undefined
  }
  const post = said.post_id === null ? undefined : posts.get(said.post_id)
  const outer = isHeld ? null : (optionalText.safeParse(within?.raw["id"]).data ?? null)
  // A membership of our own export that names no area has none, whatever its post has.
  const ofPost = spaces.source === ownSpace ? null : post?.links["areaId"]
  const area = areaRef(raw, said.area_id, spaces) ?? ofPost ?? null
  const extra = leftOver(raw, membershipKeys)
  function warn(reason: string): void {
    tally.warn(place, reason)
  }
  const links = {
    personId: holder ?? refTo("person", spaces.persons, said.person_id),
    organizationId:
      organizationRef(raw, "organization", said.organization_id ?? outer, spaces) ??
      post?.links["organizationId"] ??
      null,
    postId: refTo("post", spaces.source, said.post_id),
    areaId: area,
    onBehalfOfId: organizationRef(raw, "on_behalf_of", said.on_behalf_of_id, spaces),
    legislativePeriodId: refTo("legislative_period", spaces.source, said.legislative_period_id),
  }
  return {
    ...blankDraft(place),
    ownId: said.id,
    key: [
      links.personId?.id ?? null,
      links.organizationId?.id ?? null,
      said.legislative_period_id,
      area?.id ?? null,
      said.role,
      said.start_date,
    ],
    fields: {
      role: said.role,
      mandateKind: kindOfSeat(area, raw, spaces, areaKinds),
      startDate: readDay("start_date", said.start_date, extra, warn),
      endDate: readDay("end_date", said.end_date, extra, warn),
    },
    links,
    extra,
    identifiers: readIdentifiers(listOf(raw, "identifiers"), extra),
  }
}

/** The area of a seat, by id or as an inline object that may have nothing but a name. */
export function areaRef(raw: Raw, id: string | null, { source }: PopoloSpaces): Ref | null {
  const inline = isRaw(raw["area"]) ? raw["area"] : undefined
  const inlineId = optionalText.safeParse(inline?.["id"]).data ?? null
  const name = optionalText.safeParse(inline?.["name"]).data ?? null
  if (id !== null || inlineId !== null) return refTo("area", source, id ?? inlineId, name)
  return name === null
    ? null
    : { kind: "area", source, id: canonicalJson([name]), made: true, name }
}

function organizationRef(
  raw: Raw,
  key: "organization" | "on_behalf_of",
  id: string | null,
  { source }: PopoloSpaces,
): Ref | null {
  const value = raw[key]
  const inline = isRaw(value) ? value : undefined
  const inlineId = optionalText.safeParse(inline?.["id"]).data ?? null
  return refTo(
    "organization",
    source,
    id ?? inlineId,
    optionalText.safeParse(inline?.["name"]).data,
  )
}

/**
 * A seat for a constituency is a district mandate. Of any other seat the file does not say it: null. Our own
 * export says it itself.
 */
function kindOfSeat(
  area: Ref | null,
  raw: Raw,
  { source }: PopoloSpaces,
  areaKinds: ReadonlyMap<string, string>,
): MandateKind | null {
  if (source === ownSpace) return mandateKinds.find((kind) => kind === raw["mandate_kind"]) ?? null
  if (!area) return null
  const inline = isRaw(raw["area"]) ? raw["area"]["type"] : undefined
  const kind = areaKinds.get(area.id) ?? optionalText.safeParse(inline).data
  return kind?.toLowerCase() === "constituency" ? "district" : null
}
