import { readdirSync } from "node:fs"
import { route } from "@remix-run/route-config"
import type { RouteConfigEntry } from "@remix-run/route-config"

const files = new Set(readdirSync("app/routes"))

/**
 * The file of an address, by its name: `people/:personId` → `routes/people.$personId.tsx`, or its `._index`
 * where other addresses begin with it. An ending such as `.pdf` belongs to the address alone.
 * @throws where no file, or more than one, has the name
 */
export function fileOf(address: string): string {
  const name = address
    .replace(/\.[a-z-]+$/, "")
    .replaceAll("/", ".")
    .replaceAll(":", "$")
  const named = [`${name}.tsx`, `${name}.ts`, `${name}._index.tsx`].filter((file) =>
    files.has(file),
  )
  if (named.length !== 1) throw new Error(`${String(named.length)} files are named for ${address}`)
  return `routes/${named.join("")}`
}

/** A URL with the file that its address names. */
export function page(address: string): RouteConfigEntry {
  return route(address, fileOf(address))
}
