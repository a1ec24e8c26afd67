import { findLinked, keyOf, sayMissing } from "#app/domain/import/links.server.ts"
import { storeMotions } from "#app/domain/import/motions.server.ts"
import type { SpacedMotion } from "#app/domain/import/motions.server.ts"
import { rejectMotion } from "#app/domain/import/popolo-votes.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import type { MotionRecord } from "#app/exchange/motion.ts"
import { ownSpace } from "#app/exchange/own-export.ts"
import type { Ref } from "#app/exchange/subject.ts"

/**
 * Stores motions and votes that this site exported: every id is a public one, so nothing is guessed. A
 * motion of an organization that is not known and a vote of a person who is not are rejected.
 */
export async function storeOwnVotes(
  run: ImportRun,
  motions: readonly MotionRecord[],
): Promise<void> {
  const voters = votersOf(motions)
  await findLinked(run, [...voters.values()])
  const deciders = new Map(motions.map((record) => [record, deciderOf(record)]))
  await findLinked(
    run,
    [...deciders.values()].filter((ref) => ref !== null),
  )
  const spaced: SpacedMotion[] = []
  for (const [record, organization] of deciders) {
    if (organization === null) rejectMotion(run, record, "names no organization")
    else if (keyOf(run, organization) === undefined) {
      rejectMotion(run, record, sayMissing(run, organization))
    } else spaced.push({ record, source: ownSpace, organization })
  }
  await storeMotions(run, spaced, (voterId) => {
    const ref = voters.get(voterId)
    return (ref && keyOf(run, ref)) ?? `no person "${voterId}" is known`
  })
}

function votersOf(motions: readonly MotionRecord[]): Map<string, Ref> {
  const voters = new Map<string, Ref>()
  for (const { events } of motions) {
    for (const { ballots } of events) {
      for (const { voterId, pairedId } of ballots) {
        for (const id of [voterId, pairedId]) {
          if (id !== null && !voters.has(id)) voters.set(id, ownRef("person", id))
        }
      }
    }
  }
  return voters
}

function deciderOf({ organizationId: id }: MotionRecord): Ref | null {
  return id === null ? null : ownRef("organization", id)
}

function ownRef(kind: Ref["kind"], id: string): Ref {
  return { kind, source: ownSpace, id, made: false }
}
