import { rejectStrangers } from "#app/domain/import/people.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import type { MappedPopolo } from "#app/exchange/popolo.ts"

/** Stores what a Popolo file holds: places and organizations first, then people, then who sits where. */
export async function storePopolo(run: ImportRun, { records }: MappedPopolo): Promise<void> {
  for (const [kind, subjects] of records) {
    await storeSubjects(
      run,
      kind,
      kind === "person" ? await rejectStrangers(run, subjects) : subjects,
    )
  }
}
