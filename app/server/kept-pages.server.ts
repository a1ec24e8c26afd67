import type { SignedIn } from "#app/context.server.ts"
import type { AskedOfReader } from "#app/server/asked-of-reader.server.ts"
import type { Packed } from "#app/server/packed.server.ts"
import type { Changes, Mark } from "#db/changes.server.ts"

/** A page as it was made, and until when it holds. */
export interface KeptPage {
  readonly packed: Packed
  /** How many changes of the public data there had been. */
  readonly madeAt: number
  /** By which changes it is out of date. */
  readonly marks: readonly Mark[]
  /** The country's day. */
  readonly day: string
  /** What was asked about the reader, where it was made for somebody who is signed in. */
  readonly asked?: AskedOfReader | undefined
}

/** For so long a page that is out of date stands in for one that cannot be made. */
const standsInMs = 10 * 60 * 1000

interface Place extends KeptPage {
  /** Since when it is known to be out of date, on a clock that only goes on. */
  oldSince?: number
  /** Whether somebody asked for it since it was put, or passed over, last. */
  isAsked: boolean
}

/**
 * Finished pages in memory, within a bound: the oldest that nobody asked for goes first, and who was asked for is passed
 * over once (CLOCK). A map keeps the places of what was deleted until it is laid out anew: to move a page to the end each
 * time that somebody asks for it made a much-read one ever slower among many others.
 */
export class KeptPages {
  private readonly places = new Map<string, Place>()
  private bytes = 0
  /** How often a page was served as it lay here, and how often one had to be made. */
  hits = 0
  misses = 0

  /**
   * @param mostBytes of memory for all of them
   * @param areChecked whether each that is served is made anew and compared: slow, and finds what a change forgot
   */
  constructor(
    private readonly mostBytes: number,
    readonly areChecked = false,
  ) {}

  /** The page of an address as it is to be served on a day, to somebody who is signed in or to who is not. */
  find(
    changes: Changes,
    key: string,
    day: string,
    account: SignedIn | null = null,
  ): Packed | undefined {
    const place = this.places.get(key)
    if (!place || !isFor(place, account)) return undefined
    if (place.day !== day || this.isOld(changes, place)) {
      place.oldSince ??= performance.now()
      return undefined
    }
    place.isAsked = true
    this.hits += 1
    return place.packed
  }

  /** The page as it was, where it may stand in for what cannot be made; never after something was taken down. */
  findOld(changes: Changes, key: string, account: SignedIn | null = null): Packed | undefined {
    const place = this.places.get(key)
    if (!place || !isFor(place, account) || changes.since(place.madeAt, ["removal"]))
      return undefined
    const age = performance.now() - (place.oldSince ?? performance.now())
    return age <= standsInMs ? place.packed : undefined
  }

  /** Keeps a page in the place of the one that was there. */
  keep(key: string, page: KeptPage): void {
    this.drop(key)
    this.places.set(key, { ...page, isAsked: false })
    this.bytes += page.packed.size
    for (const [oldest, place] of this.places) {
      if (this.bytes <= this.mostBytes) return
      if (place.isAsked) this.passOver(oldest, place)
      else this.drop(oldest)
    }
  }

  private passOver(key: string, place: Place): void {
    place.isAsked = false
    this.places.delete(key)
    this.places.set(key, place)
  }

  private isOld(changes: Changes, { madeAt, marks }: KeptPage): boolean {
    return changes.now() > madeAt && changes.since(madeAt, marks)
  }

  private drop(key: string): void {
    this.bytes -= this.places.get(key)?.packed.size ?? 0
    this.places.delete(key)
  }
}

/** Whether a page is this reader's too. One that was made for nobody in particular is for nobody else. */
export function isFor({ asked }: Pick<KeptPage, "asked">, account: SignedIn | null): boolean {
  return account === null ? asked === undefined : asked?.fits(account) === true
}
