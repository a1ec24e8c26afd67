import { z } from "zod"
import type { Placed } from "./popolo-document.ts"
import { namesIn, searchable } from "./popolo-person.ts"
import type { PopoloSpaces } from "./popolo-source.ts"
import {
  leftOver,
  lenientList,
  optionalText,
  parseRecord,
  readDay,
  readIdentifiers,
} from "./shape.ts"
import { blankDraft } from "./subject.ts"
import type { Draft, Ref, SubjectKind } from "./subject.ts"
import type { Tally } from "./tally.ts"

const Area = z.looseObject({
  id: optionalText,
  name: optionalText,
  type: optionalText,
  classification: optionalText,
  parent_id: optionalText,
  identifiers: lenientList,
})

/** Reads an area, listed or inline: without an id it is known by its name. Its kind is its `type`. */
export function readArea(
  { raw, place }: Placed,
  { source }: PopoloSpaces,
  tally: Tally,
): Draft | undefined {
  const area = parseRecord(Area, raw, "area", place, tally)
  if (!area) return undefined
  const name = area.name ?? area.id
  if (name === null) {
    tally.reject("area", place, "has neither name nor id")
    return undefined
  }
  const extra = leftOver(raw, ["id", "name", "type", "parent_id", "identifiers"])
  return {
    ...blankDraft(place),
    ownId: area.id,
    key: [name],
    fields: { name, kind: area.type ?? area.classification ?? "area" },
    links: { parentId: refTo("area", source, area.parent_id) },
    extra,
    identifiers: readIdentifiers(area.identifiers, extra),
    names: namesIn(raw),
    searchable: searchable(raw, [name]),
  }
}

const Organization = z.looseObject({
  id: optionalText,
  name: optionalText,
  classification: optionalText,
  parent_id: optionalText,
  area_id: optionalText,
  identifiers: lenientList,
  other_identifiers: lenientList,
})

const organizationKeys = [
  ...Object.keys(Organization.shape),
  "memberships",
  "legislative_periods",
] as const

/** Reads a legislature, party or other organization. */
export function readOrganization(
  { raw, place }: Placed,
  { source }: PopoloSpaces,
  tally: Tally,
): Draft | undefined {
  const organization = parseRecord(Organization, raw, "organization", place, tally)
  if (!organization) return undefined
  const name = organization.name ?? organization.id
  if (name === null) {
    tally.reject("organization", place, "has neither name nor id")
    return undefined
  }
  const extra = leftOver(raw, organizationKeys)
  return {
    ...blankDraft(place),
    ownId: organization.id,
    key: [name, organization.classification],
    fields: { name, classification: organization.classification },
    links: {
      parentId: refTo("organization", source, organization.parent_id),
      areaId: refTo("area", source, organization.area_id),
    },
    extra,
    identifiers: readIdentifiers(
      [...organization.identifiers, ...organization.other_identifiers],
      extra,
    ),
    names: namesIn(raw),
  }
}

const Event = z.looseObject({
  id: optionalText,
  name: optionalText,
  classification: optionalText,
  organization_id: optionalText,
  start_date: optionalText,
  end_date: optionalText,
  identifiers: lenientList,
})

/** Tells a legislative period from the elections and other events that Popolo files list with them. */
export function isPeriod({ raw, within }: Placed): boolean {
  const classification = raw["classification"]
  return within !== undefined || /legislative|term|session/i.test(String(classification))
}

/** Reads a legislative period, from `events` or nested in its organization. */
export function readPeriod(
  { raw, place, within }: Placed,
  { source }: PopoloSpaces,
  tally: Tally,
): Draft | undefined {
  const event = parseRecord(Event, raw, "legislative_period", place, tally)
  if (!event) return undefined
  const name = event.name ?? event.id
  if (name === null) {
    tally.reject("legislative_period", place, "has neither name nor id")
    return undefined
  }
  const extra = leftOver(
    raw,
    Object.keys(Event.shape).filter((key) => key !== "classification"),
  )
  function warn(reason: string): void {
    tally.warn(place, reason)
  }
  const organization = event.organization_id ?? optionalText.safeParse(within?.raw["id"]).data
  return {
    ...blankDraft(place),
    ownId: event.id,
    key: [organization ?? null, name],
    fields: {
      name,
      startDate: readDay("start_date", event.start_date, extra, warn),
      endDate: readDay("end_date", event.end_date, extra, warn),
    },
    links: { organizationId: refTo("organization", source, organization ?? null) },
    extra,
    identifiers: readIdentifiers(event.identifiers, extra),
    names: namesIn(raw),
  }
}

/** A reference by the source's own id. */
export function refTo(
  kind: SubjectKind,
  source: string,
  id: string | null,
  name?: string | null,
): Ref | null {
  return id === null ? null : { kind, source, id, made: false, name: name ?? undefined }
}
