import type { SpacedMotion } from "#app/domain/import/motions.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import type { Voters } from "#app/domain/import/voters.server.ts"
import type { MotionRecord } from "#app/exchange/motion.ts"
import type { Ref } from "#app/exchange/subject.ts"
import {
  findByIdentifier,
  listIdentifiers,
  sourceOfScheme,
} from "#db/queries/identifiers.server.ts"
import type { IdentifierOf } from "#db/queries/identifiers.server.ts"

/** What is known of the voters of a file. */
export interface Electors {
  readonly voters: Voters
  /** The legislatures in which people sit, by key of person. */
  readonly seats: ReadonlyMap<number, ReadonlySet<number>>
  readonly given: string | null
}

type Decider = Omit<SpacedMotion, "record"> | string

/**
 * Finds which organization decided a motion and in which space the motion's ids lie, or why neither is
 * known. The organization is the one with the motion's `organization_id`; where several have it, the one
 * in which most voters sit; where none has, the legislature in which most voters sit, with a warning; else
 * one made from the id.
 */
export async function findDeciders(
  run: ImportRun,
  motions: readonly MotionRecord[],
  electors: Electors,
): Promise<(motion: MotionRecord) => Decider> {
  const ids = [...new Set(motions.map(({ organizationId }) => organizationId))]
  const named = await findByIdentifier(
    run.trx,
    run.engine,
    "organization",
    ids.filter((id) => id !== null),
  )
  const legislatures = [...new Set([...electors.seats.values()].flatMap((seats) => [...seats]))]
  const own = await listIdentifiers(run.trx, run.engine, "organization", legislatures)
  const warned = new Set<string | null>()

  return (motion) => {
    const { organizationId } = motion
    const fitting = named.filter(
      ({ scheme, value }) => value === organizationId && sourceOfScheme(scheme) !== undefined,
    )
    const [only, ...others] = inSpace(fitting, electors.given)
    if (only && others.length === 0) return spaced(only, electors.given)
    const seats = countSeats(motion, electors)
    if (only) {
      const most = mostOf(fitting, seats)
      return most ? spaced(most, electors.given) : sayAmbiguous(organizationId)
    }
    const legislature = mostOf(
      own.filter(({ scheme }) => sourceOfScheme(scheme) !== undefined),
      seats,
    )
    if (!legislature) return madeFrom(organizationId, electors.given)
    if (!warned.has(organizationId)) {
      warned.add(organizationId)
      run.tally.warn(
        motion.draft.place,
        `no organization "${organizationId ?? ""}" is known: taken for the legislature in which most voters sit`,
      )
    }
    return spaced(legislature, electors.given)
  }
}

/** Why a voter names nobody: no source has given anybody this id. */
export function sayNobody(voterId: string): string {
  return `no person "${voterId}" is known`
}

function inSpace(fitting: readonly IdentifierOf[], given: string | null): IdentifierOf[] {
  const own = fitting.filter(({ scheme }) => sourceOfScheme(scheme) === given)
  return own.length > 0 ? own : [...fitting]
}

/** How many of a motion's voters sit in each legislature. */
function countSeats(motion: MotionRecord, { voters, seats }: Electors): Map<number, number> {
  const counts = new Map<number, number>()
  const met = new Set<number>()
  for (const { ballots } of motion.events) {
    for (const { voterId } of ballots) {
      const voter = voters.get(voterId)
      if (typeof voter !== "number" || met.has(voter)) continue
      met.add(voter)
      for (const id of seats.get(voter) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return counts
}

/** The organization in which most voters sit; undefined where none sits in any, or two have as many. */
function mostOf(
  organizations: readonly IdentifierOf[],
  seats: ReadonlyMap<number, number>,
): IdentifierOf | undefined {
  const counted = organizations
    .map((organization) => ({ organization, count: seats.get(organization.id) ?? 0 }))
    .sort((a, b) => b.count - a.count)
  const [most, next] = counted
  if (!most || most.count === 0) return undefined
  return next?.count === most.count && next.organization.id !== most.organization.id
    ? undefined
    : most.organization
}

function spaced({ scheme, value }: IdentifierOf, given: string | null): Decider {
  const own = sourceOfScheme(scheme) ?? ""
  const organization: Ref = { kind: "organization", source: own, id: value, made: false }
  return { source: given ?? own, organization }
}

function madeFrom(organizationId: string | null, given: string | null): Decider {
  if (organizationId === null) return "names no organization, and its voters sit in no legislature"
  const source = given ?? organizationId
  return { source, organization: { kind: "organization", source, id: organizationId, made: false } }
}

function sayAmbiguous(organizationId: string | null): string {
  return `the organization "${organizationId ?? ""}" fits several: name one source with --source`
}
