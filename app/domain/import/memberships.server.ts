import { findLinked, keyOf } from "#app/domain/import/links.server.ts"
import { publicIdOf, standFor } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { isBackwards, isOverlapping, isSameMembership } from "#app/domain/membership-span.ts"
import type { Seat, Span } from "#app/domain/membership-span.ts"
import type { Subject } from "#app/exchange/subject.ts"
import { listImportedMemberships } from "#db/queries/imported-memberships.server.ts"

interface Told extends Seat, Span {
  readonly subject: Subject
}

/**
 * Memberships over time. One that a source told before, without days or with fewer of them, is the same one:
 * it is given its days instead of standing twice. One that ends before it begins is rejected; two of one
 * person, seat and role that overlap are kept with a warning.
 */
export async function settleMemberships(
  run: ImportRun,
  subjects: readonly Subject[],
): Promise<Subject[]> {
  const whole = subjects.filter((subject) => isWhole(run, subject))
  await findLinked(
    run,
    whole.flatMap(({ links }) => Object.values(links).filter((ref) => ref !== null)),
  )
  const told = whole.flatMap((subject) => toldOf(run, subject))
  warnOfOverlaps(run, told)
  await findSame(run, told)
  return whole
}

function isWhole(run: ImportRun, { ref, place, fields }: Subject): boolean {
  if (!isBackwards({ start: textOf(fields["startDate"]), end: textOf(fields["endDate"]) }))
    return true
  run.tally.reject(ref.kind, place, "ends before it begins")
  run.refused.add(publicIdOf(ref))
  return false
}

function toldOf(run: ImportRun, subject: Subject): Told[] {
  const { links, fields } = subject
  function key(column: string): number | null {
    const ref = links[column]
    return ref ? (keyOf(run, ref) ?? null) : null
  }
  const [personId, organizationId] = [key("personId"), key("organizationId")]
  if (personId === null || organizationId === null) return []
  return [
    {
      ...{ subject, personId, organizationId, areaId: key("areaId") },
      legislativePeriodId: key("legislativePeriodId"),
      role: textOf(fields["role"]),
      ...{ start: textOf(fields["startDate"]), end: textOf(fields["endDate"]) },
    },
  ]
}

/** Only records without an id of their own can be the same under another name. Two that fit are left apart. */
async function findSame(run: ImportRun, told: readonly Told[]): Promise<void> {
  const made = told.filter(({ subject }) => subject.ref.made)
  const [first] = made
  if (!first) return
  const people = [...new Set(made.map(({ personId }) => personId))]
  const { source } = first.subject.ref
  const stood = await listImportedMemberships(run.trx, run.engine, people, source)
  const named = new Set(told.map(({ subject }) => publicIdOf(subject.ref)))
  const known = new Set(stood.map(({ publicId }) => publicId))
  const free = stood.filter(({ publicId }) => !named.has(publicId))
  for (const one of made) {
    if (known.has(publicIdOf(one.subject.ref))) continue
    const [same, ...others] = free.filter((membership) => isSameMembership(membership, one))
    const isAlone = made.filter((other) => same && isSameMembership(same, other)).length === 1
    if (same && others.length === 0 && isAlone) standFor(one.subject.ref, same.publicId)
  }
}

function warnOfOverlaps(run: ImportRun, told: readonly Told[]): void {
  const bySeat = new Map<string, Told[]>()
  for (const one of told) {
    const seat = [one.personId, one.organizationId, one.areaId, one.role].join(" ")
    const before = bySeat.get(seat) ?? []
    const other = before.find((earlier) => isOverlapping(earlier, one))
    if (other) {
      const reason = `overlaps with the membership at ${other.subject.place}: kept as both stand`
      run.tally.warn(one.subject.place, reason)
    }
    bySeat.set(seat, [...before, one])
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null
}
