import type { Collection, ReadFrom } from "#app/api/collection.ts"
import { codings } from "#app/api/codings.server.ts"
import { evidence } from "#app/api/evidence.server.ts"
import { motions } from "#app/api/motions.server.ts"
import { petitions } from "#app/api/petitions.server.ts"
import { promises } from "#app/api/promises.server.ts"
import { removals } from "#app/api/removals.server.ts"
import { verdicts } from "#app/api/verdicts.server.ts"
import { voteEvents } from "#app/api/vote-events.server.ts"
import { votes } from "#app/api/votes.server.ts"
import { z } from "#app/api/zod.ts"
import { ratings } from "#app/domain/rating.ts"
import { listLogRows, logRow } from "./log-row.server.ts"

export type TableRow = Readonly<Record<string, unknown>>

/** A table of the export: rows of one schema in a standing order. */
export interface Table {
  /** Its file without the ending. */
  readonly name: string
  readonly title: string
  readonly row: z.ZodObject
  readonly key: readonly string[]
  /** Fields that name a row of another table, and that table's name. */
  readonly links: Readonly<Record<string, string>>
  readonly rows: (from: ReadFrom) => AsyncIterable<TableRow>
}

/** When something changed here is no part of what another installation takes over. */
const ofThisPlace = { updated_at: true } as const

const promiseRow = promises.item
  .omit({ updated_at: true, recorded_at: true, versions: true, watchdog_finds: true })
  .extend({
    verdict_id: z.string().nullable(),
    verdict_rating: z.enum(ratings).nullable(),
  })

/** Promises as they are recorded. What follows from today's date is left to whoever reads them. */
export const promiseTable: Table = {
  name: "promises",
  title: "Promises",
  row: promiseRow,
  key: ["id"],
  links: {},
  rows: (from) => mapped(promises.records(from), promiseOf),
}

export const evidenceTable = tableOf(evidence, "Evidence linked to promises", {
  promise_id: "promises",
  vote_event_id: "vote-events",
})
export const verdictTable = tableOf(verdicts, "Verdicts, now and before", {
  promise_id: "promises",
})
export const codingTable = tableOf(codings, "Blind codings of ended rounds", {
  promise_id: "promises",
})
export const petitionTable = tableOf(petitions, "Petitions", {})
export const removalTable = tableOf(removals, "What was hidden, removed and put back", {})
export const motionTable: Table = {
  ...tableOf(motions, "Motions", {}),
  row: motions.item.omit(ofThisPlace),
  rows: (from) => mapped(motions.records(from), (row) => without(row, "updated_at")),
}
export const voteEventTable: Table = {
  ...tableOf(voteEvents, "Vote events", { motion_id: "motions" }),
  row: voteEvents.item.omit(ofThisPlace),
  rows: (from) => mapped(voteEvents.records(from), (row) => without(row, "updated_at")),
}
export const voteTable: Table = {
  ...tableOf(votes, "Single votes", { vote_event_id: "vote-events" }),
  row: votes.item.omit({ id: true }),
  key: ["vote_event_id", "voter_id"],
  rows: (from) => mapped(votes.records(from), (row) => without(row, "id")),
}
export const logTable: Table = {
  name: "log",
  title: "Leaves of the published log",
  row: logRow,
  key: ["epoch", "index"],
  links: {},
  rows: ({ house }) => listLogRows(house.db.read),
}

function tableOf({ name, item, records }: Collection, title: string, links: Table["links"]): Table {
  return { name, title, row: item, key: ["id"], links, rows: (from) => records(from) }
}

/** A promise with its verdict by id: what the verdict says stands among the verdicts. */
function promiseOf(record: TableRow): TableRow {
  const { verdict } = record["watchdog_finds"] as {
    readonly verdict: { readonly id: string; readonly rating: string } | null
  }
  return {
    ...without(record, "updated_at", "recorded_at", "versions", "watchdog_finds"),
    verdict_id: verdict?.id ?? null,
    verdict_rating: verdict?.rating ?? null,
  }
}

/** A row without some of its fields. */
export function without(row: TableRow, ...names: readonly string[]): TableRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
}

async function* mapped(
  rows: AsyncIterable<TableRow>,
  change: (row: TableRow) => TableRow,
): AsyncGenerator<TableRow> {
  for await (const row of rows) yield change(row)
}
