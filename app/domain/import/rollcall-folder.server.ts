import path from "node:path"
import { readCsv, readCsvTable } from "#app/domain/import/csv.server.ts"
import { lookAt } from "#app/domain/import/held-files.server.ts"
import { readText } from "#app/domain/import/read.server.ts"
import type { CsvTable } from "#app/exchange/csv-table.ts"
import { parseJsonDocument, unreadable } from "#app/exchange/json-document.ts"
import type { Unreadable } from "#app/exchange/json-document.ts"
import type { Ballot, MotionRecord } from "#app/exchange/motion.ts"
import {
  packageOrganization,
  readGroups,
  readVoteEvents,
  readVoters,
  RollcallPackage,
  withBallots,
} from "#app/exchange/rollcall.ts"
import { RollcallVotes } from "#app/exchange/rollcall-votes.ts"
import { sayIssues } from "#app/exchange/shape.ts"
import type { Draft } from "#app/exchange/subject.ts"
import type { Tally } from "#app/exchange/tally.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** A folder of roll calls, read and ready to be stored. */
export interface ReadRollcall {
  readonly source: string
  readonly organization: Draft
  readonly voters: readonly Draft[]
  readonly groups: readonly Draft[]
  readonly motions: readonly MotionRecord[]
}

/**
 * Reads a folder with `datapackage.json` and its tables `voters`, `vote_events`, `votes` and, where there
 * are any, `groups`. A table is looked for where the package says, else beside it, gzipped or not.
 * Refuses a folder that lacks one of the first three or names no source.
 */
export async function readRollcallFolder(
  folder: string,
  given: string | null,
  tally: Tally,
): Promise<Outcome<ReadRollcall, Unreadable>> {
  const described = await readPackage(folder)
  if (!described.ok) return described
  const source = given ?? described.value.name
  if (source === undefined) return unreadable("the package has no name: name one with --source")

  const tables: Record<string, CsvTable> = {}
  for (const name of ["voters", "vote_events", "groups"]) {
    const read = await readTable(folder, described.value, name)
    if (!read.ok && name !== "groups") return read
    tables[name] = read.ok ? read.value : { header: [], rows: [] }
  }
  const votes = await readVotes(folder, described.value, tally)
  if (!votes.ok) return votes
  const { voters, vote_events: events, groups } = tables
  const none: CsvTable = { header: [], rows: [] }
  return accept({
    source,
    organization: packageOrganization(described.value, source, tally),
    voters: readVoters(voters ?? none, tally),
    groups: readGroups(groups ?? none, source, tally),
    motions: withBallots(readVoteEvents(events ?? none, tally), votes.value, tally),
  })
}

async function readPackage(folder: string): Promise<Outcome<RollcallPackage, Unreadable>> {
  const about = await lookAt(folder)
  if (!about) return unreadable("there is no such folder")
  if (about.kind === "file")
    return unreadable("is a file; a folder with datapackage.json is needed")
  const text = await readText(path.join(folder, "datapackage.json"))
  if (!text.ok) return unreadable(`datapackage.json: ${String(text.refusal.details?.["reason"])}`)
  const parsed = parseJsonDocument(text.value)
  if (!parsed.ok)
    return unreadable(`datapackage.json: ${String(parsed.refusal.details?.["reason"])}`)
  const described = RollcallPackage.safeParse(parsed.value)
  return described.success
    ? accept(described.data)
    : unreadable(`datapackage.json: ${sayIssues(described.error)}`)
}

async function readVotes(
  folder: string,
  described: RollcallPackage,
  tally: Tally,
): Promise<Outcome<Map<string, Ballot[]>, Unreadable>> {
  const file = await findTable(folder, described, "votes")
  if (!file.ok) return file
  let votes: RollcallVotes | undefined
  const read = await readCsv(file.value, {
    header: (names) => (votes = new RollcallVotes(names, tally)),
    rows: (rows) => votes?.take(rows),
  })
  if (!read.ok) return inTable("votes", read.refusal.details?.["reason"])
  const missing = votes?.missingColumns() ?? []
  if (missing.length > 0) return unreadable(`votes: lacks the columns ${missing.join(", ")}`)
  return accept(votes?.byEvent ?? new Map<string, Ballot[]>())
}

async function readTable(
  folder: string,
  described: RollcallPackage,
  name: string,
): Promise<Outcome<CsvTable, Unreadable>> {
  const file = await findTable(folder, described, name)
  if (!file.ok) return file
  const read = await readCsvTable(file.value)
  return read.ok ? read : inTable(name, read.refusal.details?.["reason"])
}

/** The file of a table: never outside the folder, whatever the package says. */
async function findTable(
  folder: string,
  { resources }: RollcallPackage,
  name: string,
): Promise<Outcome<string, Unreadable>> {
  const said = resources.find((resource) => resource.name === name)?.path
  const paths = (Array.isArray(said) ? said : [said ?? `${name}.csv`]).slice(0, 1)
  for (const relative of paths) {
    const within = path.join("/", relative)
    for (const candidate of [within, path.basename(within)]) {
      for (const ending of ["", ".gz"]) {
        const file = path.join(folder, candidate + ending)
        if ((await lookAt(file))?.kind === "file") return accept(file)
      }
    }
  }
  return unreadable(`the table ${name} (${paths.join(", ")}) is missing`)
}

function inTable(name: string, reason: unknown) {
  return unreadable(`${name}: ${String(reason)}`)
}
