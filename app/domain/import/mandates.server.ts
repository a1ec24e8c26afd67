import { isLawName } from "#app/domain/binding-rule-set.ts"
import { findNamed } from "#app/domain/import/named.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import { putSeat, putTerm } from "#app/domain/seat-setup.server.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import type { MandateRecord } from "#app/exchange/mandates.ts"
import { blankDraft } from "#app/exchange/subject.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"

/** Keys by what the file calls them, or why none can be named. */
type Found = ReadonlyMap<string, number | string>

/**
 * Stores terms, districts and seats, and which law binds each seat. Legislatures and districts are joined
 * by id or identifier, never by name; those that nobody knows are added, with a warning.
 */
export async function storeMandates(
  run: ImportRun,
  records: readonly MandateRecord[],
  source: string,
  given: string | null,
): Promise<void> {
  const legislatures = await findOrAdd(run, "organization", named(records, "legislature"), {
    source,
    given,
    fields: { classification: "legislature" },
  })
  const districts = await findOrAdd(run, "area", named(records, "district"), {
    source,
    given,
    fields: { kind: "district" },
  })
  await storeTerms(run, records, source, legislatures)
  const ruleSets = loadRuleSets()
  for (const { place, seat } of records) {
    const organizationId = legislatures.get(seat.legislature) ?? "names no legislature"
    const areaId = seat.district === null ? null : (districts.get(seat.district) ?? "no district")
    const law = seat.rule_set
    const problem = [organizationId, areaId].find((key) => typeof key === "string")
    if (problem !== undefined || (law !== null && !isLawName(law, ruleSets))) {
      run.tally.reject("post", place, problem ?? `no rule set "${law ?? ""}" is known`)
      continue
    }
    const ownId = seat.id ?? canonicalJson([seat.legislature, seat.district, seat.post])
    const ref = { kind: "post", source, id: ownId, made: seat.id === null } as const
    const fate = await putSeat(
      run.trx,
      {
        publicId: publicIdOf(ref),
        organizationId: Number(organizationId),
        areaId: areaId === null ? null : Number(areaId),
        label: seat.post,
        kind: seat.kind,
        ruleSet: law,
      },
      run.writing,
    )
    run.tally.settle("post", fate)
    const fields = fate === "unchanged" ? [] : [{ column: "rule_set", was: null, becomes: law }]
    run.difference.note({ fate, kind: "post", label: seat.post, fields })
    run.advance(1)
  }
}

/** Each term once, of the first seat that names it. */
async function storeTerms(
  run: ImportRun,
  records: readonly MandateRecord[],
  source: string,
  legislatures: Found,
): Promise<void> {
  const seen = new Set<string>()
  for (const { seat } of records) {
    const organizationId = legislatures.get(seat.legislature)
    if (seat.term === null || typeof organizationId !== "number") continue
    const id = canonicalJson([seat.legislature, seat.term])
    if (seen.has(id)) continue
    seen.add(id)
    run.tally.read("legislative_period")
    const { fate } = await putTerm(
      run.trx,
      {
        publicId: publicIdOf({ kind: "legislative_period", source, id, made: true }),
        organizationId,
        name: seat.term,
        startDate: seat.term_start,
        endDate: seat.term_end,
      },
      run.writing,
    )
    run.tally.settle("legislative_period", fate)
    run.difference.note({ fate, kind: "legislative_period", label: seat.term, fields: [] })
  }
}

interface Named {
  readonly place: string
  readonly id: string
  readonly name: string | null
}

function named(records: readonly MandateRecord[], column: "legislature" | "district"): Named[] {
  const found = new Map<string, Named>()
  for (const { place, seat } of records) {
    const id = seat[column]
    const name = seat[`${column}_name`]
    if (id !== null && !found.has(id)) found.set(id, { place, id, name })
  }
  return [...found.values()]
}

interface Adding {
  readonly source: string
  readonly given: string | null
  readonly fields: Readonly<Record<string, string>>
}

async function findOrAdd(
  run: ImportRun,
  kind: "organization" | "area",
  asked: readonly Named[],
  { source, given, fields }: Adding,
): Promise<Found> {
  const ids = asked.map(({ id }) => id)
  const found = new Map(await findNamed(run, kind, ids, given))
  const unknown = asked.filter(({ id }) => !found.has(id))
  const drafts = unknown.map(({ place, id, name }) => ({
    ...blankDraft(place),
    ownId: id,
    fields: { name: name ?? id, ...fields },
    searchable: [name ?? id],
  }))
  const subjects = nameDrafts(drafts, kind, source)
  run.tally.read(kind, subjects.length)
  await storeSubjects(run, kind, subjects)
  for (const { ref, place } of subjects) {
    const key = run.known.get(publicIdOf(ref))
    if (key === undefined) continue
    found.set(ref.id, key)
    const noun = kind === "area" ? "district" : "legislature"
    run.tally.warn(place, `no ${noun} "${ref.id}" is known: it is added`)
  }
  return found
}
