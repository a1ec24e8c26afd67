import { isSomebodyElse } from "#app/domain/import/people.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import { readPerson } from "#app/exchange/popolo-person.ts"
import type { VoterMention } from "#app/exchange/popolo-votes.ts"
import { sharedSpace } from "#app/exchange/subject.ts"
import { findByIdentifier, sourceOfScheme } from "#db/queries/identifiers.server.ts"
import { listSearchWords } from "#db/queries/search.server.ts"

/** Persons by voter id: a key, or why nobody can be named. */
export type Voters = ReadonlyMap<string, number | string>

/**
 * Finds who the voters of a file are: by their ids, in the space that `--source` names, else in any.
 * An id that fits two people names neither. A voter whom nobody knows and whom the file describes inline
 * is added; known people are never changed by the mention.
 */
export async function findVoters(
  run: ImportRun,
  mentions: ReadonlyMap<string, VoterMention>,
  given: string | null,
): Promise<Voters> {
  const fitting = await listFitting(run, [...mentions.keys()], given)
  const known = await listSearchWords(run.trx, "person", [...fitting.values()].flat())
  const voters = new Map<string, number | string>()
  const unknown: [string, VoterMention][] = []
  for (const [voterId, mention] of mentions) {
    const [first, second] = fitting.get(voterId) ?? []
    const name = mention.inline?.["name"]
    const names = typeof name === "string" ? [name] : []
    if (first !== undefined && second !== undefined) {
      voters.set(voterId, `the voter "${voterId}" fits two people: name one source with --source`)
      run.ambiguous.push({ one: first, other: second, value: voterId })
    } else if (first === undefined) unknown.push([voterId, mention])
    else if (isSomebodyElse(names, known.get(first))) {
      voters.set(voterId, `the voter "${voterId}" has another name: name the source with --source`)
    } else voters.set(voterId, first)
  }
  await addInline(run, unknown, given ?? sharedSpace, voters)
  warnOfUnkept(run, mentions, new Set(unknown.map(([voterId]) => voterId)))
  return voters
}

/** Keys of the people whose source's own id is a voter's. A space that was named wins, then the shared one. */
async function listFitting(
  run: ImportRun,
  voterIds: readonly string[],
  given: string | null,
): Promise<Map<string, number[]>> {
  const fitting = new Map<string, Map<number, string>>()
  for (const { id, scheme, value } of await findByIdentifier(
    run.trx,
    run.engine,
    "person",
    voterIds,
  )) {
    const source = sourceOfScheme(scheme)
    if (source === undefined) continue
    fitting.set(value, (fitting.get(value) ?? new Map<number, string>()).set(id, source))
  }
  return new Map(
    [...fitting].map(([voterId, people]) => {
      if (given === null) return [voterId, [...people.keys()]]
      const own = inSpace(people, given)
      return [voterId, own.length > 0 ? own : inSpace(people, sharedSpace)]
    }),
  )
}

function inSpace(people: ReadonlyMap<number, string>, space: string): number[] {
  return [...people].filter(([, source]) => source === space).map(([id]) => id)
}

async function addInline(
  run: ImportRun,
  unknown: readonly (readonly [string, VoterMention])[],
  source: string,
  voters: Map<string, number | string>,
): Promise<void> {
  const drafts = unknown.flatMap(([voterId, { inline, place }]) => {
    voters.set(voterId, `no person "${voterId}" is known`)
    if (!inline) return []
    run.tally.read("person")
    const draft = readPerson(
      { raw: { ...inline, id: voterId }, place: `${place}/voter` },
      run.tally,
    )
    return draft ? [draft] : []
  })
  const subjects = nameDrafts(drafts, "person", source)
  await storeSubjects(run, "person", subjects)
  for (const { ref } of subjects) {
    const id = run.known.get(publicIdOf(ref))
    if (id !== undefined) voters.set(ref.id, run.standingFor("person", id))
  }
}

/** What mentions tell of people who are known already is not stored anew: said once, by field. */
function warnOfUnkept(
  run: ImportRun,
  mentions: ReadonlyMap<string, VoterMention>,
  added: ReadonlySet<string>,
): void {
  const fields = new Set<string>()
  let first = ""
  for (const [voterId, { inline, place }] of mentions) {
    if (!inline || added.has(voterId)) continue
    first ||= place
    for (const field of Object.keys(inline)) if (!["id", "name"].includes(field)) fields.add(field)
  }
  if (fields.size > 0) {
    run.tally.warn(`${first}/voter`, `not kept of voters who are known: ${[...fields].join(", ")}`)
  }
}
