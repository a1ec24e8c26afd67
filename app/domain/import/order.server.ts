import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { contentOf } from "#app/exchange/content-id.ts"
import type { Subject } from "#app/exchange/subject.ts"

/**
 * Each record once. One that says the same as an earlier one to the letter counts as unchanged; records
 * of one id that contradict each other are all rejected, each naming another.
 */
export function withoutRepeats(run: ImportRun, subjects: readonly Subject[]): Subject[] {
  const byId = new Map<string, Subject[]>()
  for (const subject of subjects) {
    const publicId = publicIdOf(subject.ref)
    const earlier = byId.get(publicId)
    if (earlier) earlier.push(subject)
    else byId.set(publicId, [subject])
  }
  return [...byId].flatMap(([publicId, same]) => {
    const [first, second] = same
    if (!first || !second) return same
    const said = contentOf(first)
    if (same.every((subject) => contentOf(subject) === said)) {
      run.tally.settle(first.ref.kind, "unchanged", same.length - 1)
      return [first]
    }
    run.refused.add(publicId)
    for (const subject of same) {
      const other = subject === first ? second : first
      const reason = `the id "${subject.ref.id}" stands for another record at ${other.place}`
      run.tally.reject(subject.ref.kind, subject.place, reason)
    }
    return []
  })
}

/** Records in the order in which parents stand before their children. Those in a ring come last, together. */
export function inWaves(subjects: readonly Subject[]): Subject[][] {
  const waves: Subject[][] = []
  let rest = subjects
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ ref }) => publicIdOf(ref)))
    const ready: Subject[] = []
    const late: Subject[] = []
    for (const subject of rest) {
      const parent = subject.links["parentId"]
      const waits = parent && waiting.has(publicIdOf(parent))
      ;(waits ? late : ready).push(subject)
    }
    waves.push(ready.length > 0 ? ready : late)
    rest = ready.length > 0 ? late : []
  }
  return waves
}
