import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"

/** One import statement with a source of our own. */
export interface Import {
  readonly file: string
  /** As a path from the root: `app/lib/day.ts`. */
  readonly target: string
  /** As written: `#app/lib/day.ts`, `./day.ts`. */
  readonly written: string
  /** Gone at run time: `import type …`. */
  readonly typeOnly: boolean
  readonly names: readonly string[]
}

/** Every file below the folders, as paths from the root, sorted. Folders that are not there have none. */
export function listFiles(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
        path.posix.join(folder, file.split(path.sep).join("/")),
      ),
    )
    .filter((file) => statSync(file).isFile())
    .sort()
}

/** The TypeScript files below the folders. */
export function listSources(...folders: string[]): string[] {
  return listFiles(...folders).filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
}

export function readText(file: string): string {
  return readFileSync(file, "utf8")
}

/** The imports and re-exports of a file, those of packages and of Node left out. */
export function importsOf(file: string): Import[] {
  const statements = readText(file).matchAll(
    /^(?:import|export)( type)?\b([^"';]*?)\s*(?:\bfrom )?"((?:#\w|\.\.?\/)[^"]*)"/gm,
  )
  return [...statements].map(([, type, names = "", written = ""]) => ({
    file,
    written,
    target: written.startsWith("#")
      ? written.slice(1)
      : path.posix.join(path.posix.dirname(file), written),
    typeOnly: type !== undefined,
    names: [...names.matchAll(/\b(?!as\b|type\b)\w+/g)].map(([name]) => name),
  }))
}

/**
 * Rings of files that import each other at run time, each named once and begun at its first file in
 * the alphabet.
 */
export function findCycles(files: readonly string[]): string[] {
  const next = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((one) => !one.typeOnly)
        .map((one) => one.target),
    ]),
  )
  const found = new Set<string>()
  const done = new Set<string>()
  function visit(file: string, trail: readonly string[]): void {
    const start = trail.indexOf(file)
    if (start >= 0) {
      found.add(ringFrom(trail.slice(start)))
      return
    }
    if (done.has(file)) return
    for (const target of next.get(file) ?? []) visit(target, [...trail, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  return [...found]
}

function ringFrom(ring: readonly string[]): string {
  const first = ring.indexOf([...ring].sort()[0] ?? "")
  return [...ring.slice(first), ...ring.slice(0, first), ring[first] ?? ""].join(" → ")
}
