import { storeMotions } from "#app/domain/import/motions.server.ts"
import { findLinked, keyOf } from "#app/domain/import/links.server.ts"
import type { ReadRollcall } from "#app/domain/import/rollcall-folder.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import type { Ref } from "#app/exchange/subject.ts"

/** Stores a package of roll calls. All its ids lie in one space, the package's. */
export async function storeRollcall(run: ImportRun, rollcall: ReadRollcall): Promise<void> {
  const { source, motions } = rollcall
  const organizations = [rollcall.organization, ...rollcall.groups]
  await storeSubjects(run, "organization", nameDrafts(organizations, "organization", source))
  await storeSubjects(run, "person", nameDrafts(rollcall.voters, "person", source))

  const voterIds = new Set<string>()
  for (const { events } of motions) {
    for (const { ballots } of events) {
      for (const { voterId, pairedId } of ballots) {
        voterIds.add(voterId)
        if (pairedId !== null) voterIds.add(pairedId)
      }
    }
  }
  function personRef(id: string): Ref {
    return { kind: "person", source, id, made: false }
  }
  await findLinked(run, [...voterIds].map(personRef))
  const voters = new Map<string, number | string>()
  for (const id of voterIds) {
    voters.set(id, keyOf(run, personRef(id)) ?? `no voter "${id}" in voters`)
  }
  await storeMotions(
    run,
    motions.map((record) => ({
      record,
      source,
      organization: {
        kind: "organization",
        source,
        id: record.organizationId ?? rollcall.organization.ownId ?? source,
        made: false,
      },
    })),
    (voterId) => voters.get(voterId) ?? `no voter "${voterId}" in voters`,
  )
}
