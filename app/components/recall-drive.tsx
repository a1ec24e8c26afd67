import type { Deadline } from "#app/domain/recall-deadline.ts"
import { RecallDeadlines } from "./recall-deadlines.tsx"
import { RecallEntries } from "./recall-entries.tsx"
import type { ShownEntry } from "./recall-entries.tsx"

export interface ShownDrive {
  entries: readonly ShownEntry[]
  /** Those that run now, by the law under which the drive goes. */
  deadlines: readonly Deadline[]
  validFrom: string | null
  today: string
}

/** The statute's drive on a petition's page: what is known to have happened, and what is due by when. */
export function RecallDrive({ entries, deadlines, validFrom, today }: ShownDrive) {
  return (
    <>
      <RecallEntries entries={entries} />
      {deadlines.length > 0 && (
        <section>
          <RecallDeadlines ruleSet={{ validFrom }} deadlines={deadlines} today={today} />
        </section>
      )}
    </>
  )
}
