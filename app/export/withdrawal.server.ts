import { createReadStream } from "node:fs"
import path from "node:path"
import type { Reader } from "#db/schema.ts"
import { listHiddenSince } from "#db/queries/removals.server.ts"
import type { HidingRemoval } from "#db/queries/removals.server.ts"
import type { Dump } from "./shelf.server.ts"

/** What was read before: a dump does not change, and a measure stays. Of each measure, the dumps it was held to. */
export type Compared = Set<string>

/**
 * Which dumps hold something that was hidden or removed after they were made: what is not shown here must not be
 * fetched from an older copy either.
 *
 * @param compared what earlier calls found innocent; this call adds to it
 */
export async function heldBack(
  db: Reader,
  shelf: string,
  dumps: readonly Dump[],
  compared: Compared,
): Promise<Dump[]> {
  const eldest = dumps.map(({ madeAt }) => madeAt).sort()[0]
  if (eldest === undefined) return []
  const hidden = await listHiddenSince(db, eldest)
  const found: Dump[] = []
  for (const dump of dumps) {
    const since = hidden.filter(
      (measure) => measure.at >= dump.madeAt && !compared.has(pairOf(dump, measure)),
    )
    if (since.length === 0) continue
    if (await holdsAny(path.join(shelf, dump.day), dump, subjectsOf(since))) found.push(dump)
    else for (const measure of since) compared.add(pairOf(dump, measure))
  }
  return found
}

function pairOf({ day, madeAt }: Dump, { publicId }: HidingRemoval): string {
  return `${day} ${madeAt} ${publicId}`
}

function subjectsOf(hidden: readonly HidingRemoval[]): ReadonlySet<string> {
  return new Set(hidden.map(({ subject }) => subject))
}

/** The log names petitions for good and holds no words: it is left out. */
async function holdsAny(
  folder: string,
  { files }: Dump,
  ids: ReadonlySet<string>,
): Promise<boolean> {
  const names = [...files.keys()].filter((name) => /^(?!log)[^/]+\.json$/.test(name))
  for (const name of names) {
    if (await namesAny(path.join(folder, name), ids)) return true
  }
  return false
}

/** Longer than an id in its quotes: what the end of a piece cuts through is read again with the next. */
const overlap = 32

async function namesAny(file: string, ids: ReadonlySet<string>): Promise<boolean> {
  let rest = ""
  for await (const piece of createReadStream(file, "utf8") as AsyncIterable<string>) {
    const text = rest + piece
    for (const [, id] of text.matchAll(/"([0-9a-z]{16})"/g)) {
      if (id !== undefined && ids.has(id)) return true
    }
    rest = text.slice(-overlap)
  }
  return false
}
