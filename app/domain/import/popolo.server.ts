import { settleMemberships } from "#app/domain/import/memberships.server.ts"
import { rejectStrangers } from "#app/domain/import/people.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import type { MappedPopolo } from "#app/exchange/popolo.ts"
import type { Subject, SubjectKind } from "#app/exchange/subject.ts"

/** Stores what a Popolo file holds: places and organizations first, then people, then who sits where. */
export async function storePopolo(run: ImportRun, { records }: MappedPopolo): Promise<void> {
  for (const [kind, subjects] of records) {
    await storeSubjects(run, kind, await settled(run, kind, subjects))
  }
}

function settled(
  run: ImportRun,
  kind: SubjectKind,
  subjects: readonly Subject[],
): Promise<readonly Subject[]> | readonly Subject[] {
  if (kind === "person") return rejectStrangers(run, subjects)
  return kind === "membership" ? settleMemberships(run, subjects) : subjects
}
