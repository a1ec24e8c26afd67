import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listExamples } from "./examples.server.ts"
import type { Example } from "./examples.server.ts"
import { openApi } from "./open-api.server.ts"
import { collections } from "./resources.server.ts"
import type { Resource, Says } from "./resource.ts"

/** A parameter as the page for programmers shows it. */
export interface ShownParameter {
  readonly name: string
  /** `integer`, `date`, or the values of which it is one. */
  readonly type: string
}

/** One address as the page shows it. */
export interface ShownAddress {
  readonly path: string
  readonly says: Says
  readonly parameters: readonly ShownParameter[]
  /** A line that runs in a shell; null while there is nothing to ask for. */
  readonly curl: string | null
  /** The beginning of what it answers now, set out; null where another address shows the same. */
  readonly answer: { readonly text: string; readonly isWhole: boolean } | null
}

export interface ShownCollection {
  readonly name: string
  readonly says: Says
  readonly addresses: readonly ShownAddress[]
}

/** Lines of an answer that the page shows. */
const mostLines = 60

/** Every collection with its addresses, their parameters and real answers: made of what answers programs. */
export async function listReference(house: House, now: Instant): Promise<ShownCollection[]> {
  const examples = await listExamples(house, now)
  const { paths } = openApi(house.origin) as Described
  return collections.map(({ name, says, resources }) => ({
    name,
    says,
    addresses: resources.map((resource, index) =>
      addressOf(house.origin, resource, {
        parameters: paths[resource.path]?.get.parameters ?? [],
        example: examples.get(resource.path),
        // The second one gives an item of the first alone.
        isShown: index !== 1,
      }),
    ),
  }))
}

/** A line for a shell. */
export function curlLine(origin: string, target: string, before = ""): string {
  return `curl ${before}'${origin}${target}'`
}

interface Described {
  readonly paths: Readonly<Record<string, { get: { parameters?: readonly Parameter[] } }>>
}

interface Parameter {
  readonly name: string
  readonly schema: { readonly type?: string; readonly format?: string; readonly enum?: string[] }
}

function addressOf(
  origin: string,
  { path, says }: Resource,
  {
    parameters,
    example,
    isShown,
  }: { parameters: readonly Parameter[]; example: Example | undefined; isShown: boolean },
): ShownAddress {
  return {
    path,
    says,
    parameters: parameters.map(({ name, schema }) => ({ name, type: typeOf(schema) })),
    curl: example ? curlLine(origin, example.target) : null,
    answer: example && isShown ? begun(JSON.stringify(example.body, null, 2)) : null,
  }
}

function typeOf({ type = "string", format, enum: values }: Parameter["schema"]): string {
  return values ? values.join(" | ") : (format ?? type)
}

function begun(text: string): { text: string; isWhole: boolean } {
  const lines = text.split("\n")
  const isWhole = lines.length <= mostLines
  return { text: isWhole ? text : `${lines.slice(0, mostLines).join("\n")}\n…`, isWhole }
}
