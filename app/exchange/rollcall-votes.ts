import type { CsvRow } from "./csv-table.ts"
import { sayPlace } from "./motion.ts"
import type { Ballot } from "./motion.ts"
import type { Tally } from "./tally.ts"
import { readOption } from "./vote-option.ts"

const columns = {
  eventId: ["vote_event_id"],
  voterId: ["voter_id"],
  option: ["option"],
  groupId: ["group_id"],
  role: ["role"],
  pairedId: ["paired_id", "pair_id"],
} as const

type Column = keyof typeof columns

/**
 * Takes the rows of `votes` as they are read and sorts them by vote event. Equal ids are kept as one
 * string, so that hundreds of thousands of votes fit into memory.
 */
export class RollcallVotes {
  readonly byEvent = new Map<string, Ballot[]>()
  private readonly ids = new Map<string, string>()
  private readonly at: Readonly<Record<Column, number>>

  constructor(
    header: readonly string[],
    private readonly tally: Tally,
  ) {
    const entries = Object.entries(columns) as [Column, readonly string[]][]
    this.at = Object.fromEntries(
      entries.map(([column, names]) => [column, header.findIndex((name) => names.includes(name))]),
    ) as Record<Column, number>
    const mapped: readonly string[] = Object.values(columns).flat()
    const unmapped = header.filter((name) => name !== "" && !mapped.includes(name))
    if (unmapped.length > 0) tally.warn("votes line 1", `columns not kept: ${unmapped.join(", ")}`)
  }

  /** The columns without which no vote can be read, if the header lacks any. */
  missingColumns(): string[] {
    const needed = ["eventId", "voterId", "option"] as const
    return needed.filter((column) => this.at[column] === -1).map((column) => columns[column][0])
  }

  take(rows: readonly CsvRow[]): void {
    this.tally.read("vote", rows.length)
    for (const row of rows) this.takeRow(row)
  }

  private takeRow(row: CsvRow): void {
    const { line } = row
    const eventId = this.cell(row, this.at.eventId)
    const voterId = this.cell(row, this.at.voterId)
    const word = this.cell(row, this.at.option) ?? ""
    const option = readOption(word)
    if (eventId === null || voterId === null || option === undefined) {
      this.tally.reject(
        "vote",
        sayPlace(line),
        eventId === null || voterId === null
          ? "names no vote event or no voter"
          : `unknown option "${word}"`,
      )
      return
    }
    const ballot: Ballot = {
      place: line,
      voterId,
      option,
      groupId: this.cell(row, this.at.groupId),
      role: this.cell(row, this.at.role),
      pairedId: this.cell(row, this.at.pairedId),
    }
    const event = this.byEvent.get(eventId)
    if (event) event.push(ballot)
    else this.byEvent.set(eventId, [ballot])
  }

  private cell({ cells }: CsvRow, index: number): string | null {
    const text = cells[index]
    if (text === undefined || text === "") return null
    const known = this.ids.get(text)
    if (known !== undefined) return known
    const own = detached(text.trim())
    if (own === "") return null
    this.ids.set(own, own)
    return own
  }
}

/** A copy that does not hold the chunk it was cut out of in memory. U+0000, which no database keeps, is replaced. */
function detached(text: string): string {
  return Array.from(text).join("").replaceAll("\u0000", "\ufffd")
}
