import type { CsvRow } from "./csv-table.ts"
import { sayPlace } from "./motion.ts"
import type { Ballot } from "./motion.ts"
import type { Tally } from "./tally.ts"
import { readOption } from "./vote-option.ts"

const mapped = ["vote_event_id", "voter_id", "option", "group_id", "role", "paired_id", "pair_id"]

/**
 * Takes the rows of `votes` as they are read and sorts them by vote event. Equal ids are kept as one
 * string, so that hundreds of thousands of votes fit into memory.
 */
export class RollcallVotes {
  readonly byEvent = new Map<string, Ballot[]>()
  private readonly ids = new Map<string, string>()
  private readonly at: Readonly<Record<string, number>>

  constructor(
    header: readonly string[],
    private readonly tally: Tally,
  ) {
    this.at = Object.fromEntries(mapped.map((name) => [name, header.indexOf(name)]))
    const unmapped = header.filter((name) => name !== "" && !mapped.includes(name))
    if (unmapped.length > 0) tally.warn("votes line 1", `columns not kept: ${unmapped.join(", ")}`)
  }

  /** The columns without which no vote can be read, if the header lacks any. */
  missingColumns(): string[] {
    return ["vote_event_id", "voter_id", "option"].filter((name) => this.at[name] === -1)
  }

  take(rows: readonly CsvRow[]): void {
    this.tally.read("vote", rows.length)
    for (const row of rows) this.takeRow(row)
  }

  private takeRow(row: CsvRow): void {
    const { line } = row
    const eventId = this.cell(row, "vote_event_id")
    const voterId = this.cell(row, "voter_id")
    const word = this.cell(row, "option") ?? ""
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
      groupId: this.cell(row, "group_id"),
      role: this.cell(row, "role"),
      pairedId: this.cell(row, "paired_id") ?? this.cell(row, "pair_id"),
    }
    const event = this.byEvent.get(eventId)
    if (event) event.push(ballot)
    else this.byEvent.set(eventId, [ballot])
  }

  private cell({ cells }: CsvRow, name: string): string | null {
    const text = cells[this.at[name] ?? -1]?.trim() ?? ""
    if (text === "") return null
    const known = this.ids.get(text)
    if (known !== undefined) return known
    // Detached from the chunk it was cut out of, which could not be freed otherwise.
    const own = Array.from(text).join("").replaceAll("\u0000", "\ufffd")
    this.ids.set(own, own)
    return own
  }
}
