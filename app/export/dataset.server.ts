import type { ReadFrom } from "#app/api/collection.ts"
import { csvLine } from "#app/exchange/csv-file.ts"
import { ownMeta } from "#app/exchange/own-export.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { cellsOf, fieldsOf, jsonSchemaOf } from "./field.server.ts"
import type { Staging } from "./staging.server.ts"
import { listLogFiles } from "./log-files.server.ts"
import { popoloText } from "./popolo.server.ts"
import * as tables from "./table.server.ts"
import type { Table, TableRow } from "./table.server.ts"
import { without } from "./table.server.ts"

/** What may be exported, in the order in which another installation takes it over. */
export const datasetNames = [
  "popolo",
  "votes",
  "promises",
  "evidence",
  "verdicts",
  "codings",
  "petitions",
  "removals",
  "log",
] as const
export type DatasetName = (typeof datasetNames)[number]

/** The tables of each; people and organisations are one Popolo document. */
export const tablesOf: Readonly<Record<DatasetName, readonly Table[]>> = {
  popolo: [],
  votes: [tables.motionTable, tables.voteEventTable, tables.voteTable],
  promises: [tables.promiseTable],
  evidence: [tables.evidenceTable],
  verdicts: [tables.verdictTable],
  codings: [tables.codingTable],
  petitions: [tables.petitionTable],
  removals: [tables.removalTable],
  log: [tables.logTable],
}

/** Writes the files of a dataset. */
export async function writeDataset(
  name: DatasetName,
  from: ReadFrom,
  staging: Staging,
): Promise<void> {
  if (name === "popolo") return writePopolo(from, staging)
  if (name === "votes") return writeVotes(from, staging)
  for (const table of tablesOf[name]) await writeTable(table, from, staging)
  if (name !== "log") return
  for await (const { path, bytes } of listLogFiles(from.house.db.read)) {
    await staging.put(path, bytes)
  }
}

async function writePopolo(from: ReadFrom, staging: Staging): Promise<void> {
  const file = (await staging.create("popolo.json")).holdsRows()
  for await (const { text, isRecord } of popoloText(from)) {
    await (isRecord ? file.row(text) : file.write(text))
  }
}

/** A table as a list of JSON, a row a line, and as CSV, both in one reading. */
async function writeTable(table: Table, from: ReadFrom, staging: Staging): Promise<void> {
  const json = (await staging.create(`${table.name}.json`)).holdsRows()
  const csv = await csvFile(table, staging)
  let between = "[\n"
  for await (const row of table.rows(from)) {
    await json.row(`${between}${canonicalJson(row)}`)
    await csv(row)
    between = ",\n"
  }
  await json.write(between === "[\n" ? "[]\n" : "\n]\n")
}

/**
 * Motions and, with the votes cast in each, vote events as one Popolo document; and the three tables. Events
 * and votes both come in the order of the events' ids: they are read side by side, none is held.
 */
async function writeVotes(from: ReadFrom, staging: Staging): Promise<void> {
  const json = (await staging.create("votes.json")).holdsRows()
  const [motion, event, vote] = [
    await csvFile(tables.motionTable, staging),
    await csvFile(tables.voteEventTable, staging),
    await csvFile(tables.voteTable, staging),
  ]
  await json.write(`{"meta":${canonicalJson(ownMeta)},\n"motions":[`)
  let between = "\n"
  for await (const row of tables.motionTable.rows(from)) {
    await json.row(`${between}${canonicalJson(row)}`)
    await motion(row)
    between = ",\n"
  }
  await json.write('\n],\n"vote_events":[')
  between = "\n"
  const cast = tables.voteTable.rows(from)[Symbol.asyncIterator]()
  let next = await cast.next()
  for await (const row of tables.voteEventTable.rows(from)) {
    const { id, ...rest } = row
    const open = canonicalJson({ id, ...rest }).slice(0, -1)
    await json.row(`${between}${open},"votes":[`)
    await event(row)
    let comma = ""
    for (; !next.done && next.value["vote_event_id"] === id; next = await cast.next()) {
      await json.write(comma + canonicalJson(without(next.value, "vote_event_id")))
      await vote(next.value)
      comma = ","
    }
    await json.write("]}")
    between = ",\n"
  }
  await json.write("\n]}\n")
}

async function csvFile(table: Table, staging: Staging): Promise<(row: TableRow) => Promise<void>> {
  const file = (await staging.create(`${table.name}.csv`)).holdsRows()
  const fields = fieldsOf(jsonSchemaOf(table.row))
  await file.write(csvLine(fields.map(({ name }) => name)))
  return (row) => file.row(csvLine(cellsOf(fields, row)))
}
