import fc from "fast-check"
import type { Arbitrary } from "fast-check"
import type { RouteConfigEntry } from "@remix-run/route-config"
import type { z } from "zod"
import { openApi } from "#app/api/open-api.server.ts"
import { routeTable } from "#app/auth/route-table.ts"
import routes from "#app/routes.ts"
import { hostile } from "./corpus.ts"
import { fieldsOf, formsOf } from "./from-schema.ts"
import type { Fields } from "./from-schema.ts"

/** A request as it is made up: sent by whom is added later. */
export interface Shot {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly fields: Fields
}

/** Real values for the parameters of addresses, several of each. */
export type Objects = Readonly<Record<string, readonly string[]>>

/** Sessions end here: whoever fuzzes would be signed out. */
const ending = /\/session\/end|sessions\/end|account\/deletion|^\/demo\/sign-in/

/** Requests to every page, every form with its own schema, and every operation of the open API. */
export async function shots(objects: Objects): Promise<Arbitrary<Shot>> {
  const forms = await formSchemas()
  const pages = Object.entries(routeTable).filter(([pattern]) => !ending.test(pattern))
  const reading = pages.map(([pattern]) => readingShot(pattern, objects))
  const sending = pages
    .filter(([, row]) => row.POST !== undefined)
    .map(([pattern]) => sendingShot(pattern, forms.get(pattern), objects))
  return fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...reading) },
    { weight: 5, arbitrary: fc.oneof(...sending) },
    { weight: 2, arbitrary: fc.oneof(...apiShots(objects)) },
  )
}

/** How many forms are known by the schema that validates them, of how many. */
export async function formCoverage(): Promise<{ readonly known: number; readonly all: number }> {
  const forms = await formSchemas()
  const all = Object.values(routeTable).filter((row) => row.POST !== undefined).length
  return { known: forms.size, all }
}

function readingShot(pattern: string, objects: Objects): Arbitrary<Shot> {
  const names = fc.constantFrom("q", "page", "cursor", "rating", "state", "next", "person", "kind")
  const values = fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 2 })
  const query = fc.dictionary(names, values, { maxKeys: 3 })
  return fc
    .tuple(address(pattern, objects), query)
    .map(([path, fields]) => ({ method: "GET", path, fields }) as const)
}

function sendingShot(
  pattern: string,
  schema: z.ZodType | undefined,
  objects: Objects,
): Arbitrary<Shot> {
  const fields = schema ? formsOf(schema) : fieldsOf({ text: {}, password: {}, code: {} })
  return fc
    .tuple(address(pattern, objects), fields)
    .map(([path, fields]) => ({ method: "POST", path, fields }) as const)
}

/** Requests to every operation of the open API. */
export function apiShots(objects: Objects): Arbitrary<Shot>[] {
  const document = openApi("http://localhost") as unknown as ApiDocument
  const writing = Object.entries(document.paths).filter(([, { post }]) => post !== undefined)
  // Forms, and without a key: none of it is written.
  const sending = writing.map(([path]) => sendingShot(path, undefined, objects))
  const reading = Object.entries(document.paths).map(([path, { get }]) => {
    const query = (get?.parameters ?? []).filter((parameter) => parameter.in === "query")
    const fields = fieldsOf(Object.fromEntries(query.map(({ name, schema }) => [name, schema])))
    return fc
      .tuple(address(path.replaceAll(/\{(\w+)\}/g, ":$1"), objects), fields)
      .map(([path, fields]) => ({ method: "GET", path, fields }) as const)
  })
  return [...reading, fc.oneof(...sending)]
}

interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      {
        post?: object
        get?: { parameters?: readonly { name: string; in: string; schema: object }[] }
      }
    >
  >
}

/** An address with each parameter filled: mostly by what stands there, sometimes by anything. */
function address(pattern: string, objects: Objects): Arbitrary<string> {
  const anything = fc.constantFrom(...hostile.filter((text) => text.length < 300))
  const parts = (pattern === "*" ? "/nowhere" : pattern)
    .split("/")
    .map((part): Arbitrary<string> => {
      if (!part.startsWith(":")) return fc.constant(part)
      const known = objects[part.slice(1)] ?? ["0000000000000000"]
      return fc.oneof(
        { weight: part === ":lang" ? 30 : 5, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: anything.map(encoded) },
      )
    })
  return fc.tuple(...parts).map((parts) => parts.join("/") || "/")
}

/** As a path takes it; half a character cannot be encoded and is sent as a broken escape. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return "%ED%A0%80"
  }
}

/** The schema of each route's form, by the route's pattern: the very one that validates. */
async function formSchemas(): Promise<Map<string, z.ZodType>> {
  const found = new Map<string, z.ZodType>()
  for (const { path, file } of flat()) {
    const module = (await import(new URL(`../../../app/${file}`, import.meta.url).href)) as {
      Form?: z.ZodType
    }
    const pattern = `/${path}`
    if (module.Form && routeTable[pattern]?.POST !== undefined) found.set(pattern, module.Form)
  }
  return found
}

function flat(): { path: string; file: string }[] {
  function walk(
    entries: readonly RouteConfigEntry[],
    base: string,
  ): { path: string; file: string }[] {
    return entries.flatMap(({ path = "", file, children = [] }) => {
      const here = [base, path].filter(Boolean).join("/")
      return [{ path: here, file }, ...walk(children, here)]
    })
  }
  return walk(routes, "")
}
