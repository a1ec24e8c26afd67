import { z } from "zod"
import { csvRecord } from "./csv-table.ts"
import type { CsvRecord, CsvTable } from "./csv-table.ts"
import { sayPlace } from "./motion.ts"
import type { Ballot, MotionRecord } from "./motion.ts"
import { readMotion } from "./popolo-motion.ts"
import { readPerson } from "./popolo-person.ts"
import { readOrganization } from "./popolo-place.ts"
import { isUnstorable } from "./json-document.ts"
import { blankDraft } from "./subject.ts"
import type { Draft, SubjectKind } from "./subject.ts"
import type { Tally } from "./tally.ts"
import { readOption } from "./vote-option.ts"

const Resource = z.looseObject({
  name: z.string(),
  path: z.union([z.string(), z.array(z.string()).min(1)]),
})

/** A tabular data package (Frictionless) of roll calls: who voted in which event, and how. */
export const RollcallPackage = z.looseObject({
  name: z.string().min(1).optional(),
  title: z.string().min(1).optional(),
  description: z.string().optional(),
  resources: z.array(Resource).min(1),
})

export type RollcallPackage = z.infer<typeof RollcallPackage>

/** Reads `voters`: Popolo's names for a person, all else kept. */
export function readVoters(table: CsvTable, tally: Tally): Draft[] {
  return readTable(table, "voters", tally, (raw, place) => readPerson({ raw, place }, tally))
}

/** Reads `groups`: parties and parliamentary groups, told apart only where the file has a classification. */
export function readGroups(table: CsvTable, source: string, tally: Tally): Draft[] {
  const spaces = { source, persons: source, legislature: null, isAdrift: false }
  return readTable(table, "groups", tally, (raw, place) =>
    readOrganization({ raw: { classification: "group", ...raw }, place }, spaces, tally),
  )
}

/** Reads `vote_events`: one motion an event, its columns named with a colon (`motion:title`). */
export function readVoteEvents(table: CsvTable, tally: Tally): MotionRecord[] {
  return readTable(table, "vote_events", tally, (record, place) => {
    const { motion, event, counts } = unnest(record)
    const id = motion["id"] ?? record["id"]
    const placed = {
      raw: { ...motion, title: motion["title"] ?? motion["text"] ?? record["id"] },
      place,
      events: [{ raw: { ...event, counts }, place }],
    }
    const read = readMotion(placed, new Map(), tally)
    if (!read || id === undefined) return read
    return { ...read, draft: { ...read.draft, key: ["of vote event", id] } }
  })
}

function unnest(record: CsvRecord) {
  const motion: Record<string, string> = {}
  const event: Record<string, string> = {}
  const counts: { option: string; value: string }[] = []
  for (const [name, value] of Object.entries(record)) {
    const [outer = "", inner = ""] = name.split(":", 2)
    if (outer === "motion" && inner !== "") motion[inner] = value
    else if (outer === "counts" && readOption(inner) && /^\d+$/.test(value)) {
      counts.push({ option: inner, value })
    } else event[name] = value
  }
  return { motion, event, counts }
}

const kinds = {
  voters: "person",
  groups: "organization",
  vote_events: "motion",
} as const satisfies Record<string, SubjectKind>

function readTable<Value>(
  { header, rows }: CsvTable,
  table: keyof typeof kinds,
  tally: Tally,
  read: (record: CsvRecord, place: string) => Value | undefined,
): Value[] {
  const kind = kinds[table]
  tally.read(kind, rows.length)
  return rows.flatMap((row) => {
    const place = `${table} line ${row.line}`
    const record = csvRecord(header, row)
    if (!record || isUnstorable(record)) {
      tally.reject(kind, place, "has more cells than the header, or text that no database keeps")
      return []
    }
    const value = read(record, place)
    return value === undefined ? [] : [value]
  })
}

/**
 * The organization whose roll calls these are. A package names it nowhere but in its title, so it is made
 * of the package, with a warning.
 */
export function packageOrganization(
  { title, description, name }: RollcallPackage,
  source: string,
  tally: Tally,
): Draft {
  const place = "datapackage.json"
  const called = title ?? name ?? source
  tally.read("organization")
  tally.warn(place, `names no organization: its motions are kept under one named "${called}"`)
  return {
    ...blankDraft(place),
    ownId: source,
    fields: { name: called, classification: null },
    extra: description === undefined ? {} : { description },
  }
}

/** Gives each vote event its ballots. Ballots of an event that is not in the package are rejected. */
export function withBallots(
  motions: readonly MotionRecord[],
  byEvent: ReadonlyMap<string, readonly Ballot[]>,
  tally: Tally,
): MotionRecord[] {
  const used = new Set<string>()
  const joined = motions.map((motion) => ({
    ...motion,
    events: motion.events.map((event) => {
      const id = event.draft.ownId ?? ""
      used.add(id)
      return { ...event, ballots: byEvent.get(id) ?? [] }
    }),
  }))
  for (const [id, ballots] of byEvent) {
    if (used.has(id)) continue
    for (const { place } of ballots) {
      tally.reject("vote", sayPlace(place), `no vote event "${id}" in vote_events`)
    }
  }
  return joined
}
