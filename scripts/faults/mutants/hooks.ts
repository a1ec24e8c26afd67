import type { LoadHook } from "node:module"
import { fileURLToPath } from "node:url"
import { changed } from "./change.ts"
import type { Change } from "./change.ts"

let changes: readonly Change[] = []
const bundle = "/build/server/index.js"

/** Run by Node in a thread of its own before anything of the program is loaded. */
export function initialize(data: readonly Change[]): void {
  changes = data
}

/** @throws where a change no longer fits the program: a mutant that is none would prove nothing */
export const load: LoadHook = async function load(url, context, next) {
  const loaded = await next(url, context)
  const address = url.replace(/\?.*/, "")
  const own = changes.filter(({ source }) =>
    [bundle, `/${source}`].some((end) => address.endsWith(end)),
  )
  if (own.length === 0 || !address.startsWith("file:")) return loaded
  let text = textOf(loaded.source)
  for (const change of own) {
    const next = changed(text, change)
    if (next === undefined)
      throw new Error(`${change.from} does not stand once in ${fileURLToPath(address)}`)
    text = next
  }
  return { ...loaded, source: text }
}

function textOf(source: Awaited<ReturnType<LoadHook>>["source"]): string {
  if (source === undefined) throw new Error("a module has no text")
  return typeof source === "string" ? source : Buffer.from(source as Uint8Array).toString()
}
