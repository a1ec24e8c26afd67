import type SQLite from "better-sqlite3"

/** Thrown with one sentence for whoever runs the site: this database would not keep what it is told. */
export class UnfitDatabase extends Error {
  override readonly name = "UnfitDatabase"
}

/** What each connection is set to, in SQLite's numbers where it answers by one. */
export const connectionSettings: Readonly<Record<string, number>> = {
  /** FULL: the log beside the file is on the disk before anybody is answered. */
  synchronous: 2,
  foreign_keys: 1,
  /** A schema that somebody changed calls no function of ours. */
  trusted_schema: 0,
  /** What is deleted is overwritten. */
  secure_delete: 1,
}

/**
 * Sets a connection and reads back what it took: a build of SQLite may leave out what it is asked for, and says
 * nothing.
 * @param own what only this connection is set to; a busy_timeout counts milliseconds
 * @throws UnfitDatabase naming the first setting that it did not take
 */
export function holdToSettings(
  handle: Pick<SQLite.Database, "pragma">,
  own: Readonly<Record<string, number | string>>,
): void {
  for (const [name, wanted] of Object.entries({ ...own, ...connectionSettings })) {
    handle.pragma(`${name} = ${String(wanted)}`)
    const taken: unknown = handle.pragma(name, { simple: true })
    if (taken !== wanted) {
      throw new UnfitDatabase(
        `SQLite answers ${name} = ${String(taken)} instead of ${String(wanted)}: take a build of it that keeps this, on a disk of this machine.`,
      )
    }
  }
}
