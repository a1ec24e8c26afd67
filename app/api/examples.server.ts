import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { readQuery } from "./read-query.ts"
import type { Resource } from "./resource.ts"
import { collections } from "./resources.server.ts"

/** A question and the answer that it gets now. */
export interface Example {
  /** Path and query: `/api/v1/people?limit=1`. */
  readonly target: string
  readonly body: unknown
}

/** By the path of the resource, `/api/v1/people/{id}`. */
export type Examples = ReadonlyMap<string, Example>

/**
 * A real answer of every address, made of what stands in the database: lists give their first item, and
 * that item is the one that is shown alone. Of an empty collection there is none but the empty list.
 */
export async function listExamples(house: House, now: Instant): Promise<Examples> {
  const examples = new Map<string, Example>()
  for (const { resources } of collections) {
    const [list, ...others] = resources
    const shown = await exampleOf(house, now, list, {}, "limit=1")
    if (!shown) continue
    examples.set(list.path, shown)
    const [first] = (shown.body as { data: readonly { id: string }[] }).data
    if (!first) continue
    for (const other of others) {
      const example = await exampleOf(house, now, other, { id: first.id }, other.sample ?? "")
      if (example) examples.set(other.path, example)
    }
  }
  return examples
}

async function exampleOf(
  house: House,
  now: Instant,
  resource: Resource,
  params: Readonly<Record<string, string>>,
  search: string,
): Promise<Example | undefined> {
  const query = readQuery(new URLSearchParams(search), resource.query)
  if (!query.ok) return undefined
  const path = resource.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "")
  const target = search === "" ? path : `${path}?${search}`
  const asked = { house, now, lang: "en", params, query: query.value, self: target }
  const outcome = await resource.answer(asked as never)
  return outcome.ok ? { target, body: outcome.value } : undefined
}
