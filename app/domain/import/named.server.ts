import type { ImportRun } from "#app/domain/import/run.server.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { findByIdentifier, sourceOfScheme } from "#db/queries/identifiers.server.ts"
import type { IdentifierOf } from "#db/queries/identifiers.server.ts"
import { findImported } from "#db/queries/imported.server.ts"

/** What files of ours name, and what several of them are called. */
const plurals = { person: "people", organization: "legislatures", area: "districts" } as const

/**
 * Finds records of a kind as a file of ours may name them: by public id, by the id a source gives them, or
 * by an identifier written `scheme:value` (`wikidata:Q42`). Answers a key, or why none can be named; a name that
 * nobody knows is left out.
 *
 * @param given the source whose own ids are meant, where the person who imports names one
 */
export async function findNamed(
  run: ImportRun,
  kind: keyof typeof plurals,
  names: readonly string[],
  given: string | null,
): Promise<ReadonlyMap<string, number | string>> {
  const { trx, engine } = run
  const asked = [...new Set(names)]
  const byPublicId = await findImported(trx, engine, kind, asked.filter(isPublicId))
  const values = asked.flatMap((name) => [name, valueOf(name)])
  const identifiers = await findByIdentifier(trx, engine, kind, [...new Set(values)])
  const byValue = new Map<string, IdentifierOf[]>()
  for (const identifier of identifiers) {
    byValue.set(identifier.value, [...(byValue.get(identifier.value) ?? []), identifier])
  }
  return new Map<string, number | string>(
    asked.flatMap((name): [string, number | string][] => {
      const stored = byPublicId.get(name)
      if (stored) return [[name, run.standingFor(kind, stored.id)]]
      const own = ownIds(byValue.get(name) ?? [], given)
      const [first, second] =
        own.length > 0 ? own : byScheme(byValue.get(valueOf(name)) ?? [], name)
      if (first === undefined) return []
      if (second === undefined) return [[name, first]]
      if (kind === "person") run.ambiguous.push({ one: first, other: second, value: name })
      const why = `"${name}" fits two ${plurals[kind]}: name one source with --source, or a public id`
      return [[name, why]]
    }),
  )
}

function ownIds(identifiers: readonly IdentifierOf[], given: string | null): number[] {
  const own = identifiers.filter(({ scheme }) => sourceOfScheme(scheme) !== undefined)
  const named = own.filter(({ scheme }) => sourceOfScheme(scheme) === given)
  return [...new Set((named.length > 0 ? named : own).map(({ id }) => id))]
}

function byScheme(identifiers: readonly IdentifierOf[], name: string): number[] {
  const meant = identifiers.filter(({ scheme, value }) => `${scheme}:${value}` === name)
  return [...new Set(meant.map(({ id }) => id))]
}

function valueOf(name: string): string {
  return name.slice(name.indexOf(":") + 1)
}
