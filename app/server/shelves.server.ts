import { KeptPages } from "#app/server/kept-pages.server.ts"

const mebibyte = 1024 * 1024

/** Where finished answers lie, each kind within its own room: programs that walk the data push out no page. */
export interface Shelves {
  readonly pages: KeptPages
  /** The same pages as they are for who is signed in, one a role. */
  readonly readers: KeptPages
  /** Answers of the API. */
  readonly records: KeptPages
  /** Feeds, embedded pages, pictures, site maps. */
  readonly files: KeptPages
}

/** @param areChecked whether each that is served is made anew and compared */
export function makeShelves(areChecked = false): Shelves {
  return {
    pages: new KeptPages(64 * mebibyte, areChecked),
    readers: new KeptPages(32 * mebibyte, areChecked),
    records: new KeptPages(8 * mebibyte, areChecked),
    files: new KeptPages(16 * mebibyte, areChecked),
  }
}
