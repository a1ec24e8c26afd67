import type { Trx } from "#db/schema.ts"

/** What closes each batch in which something was collected, such as a log over all its jobs. */
export interface Keeper {
  /** Throws where nothing may be collected now: the job that wants to, fails alone. */
  admit(): void
  /**
   * Is handed what the accepted jobs collected, in their order, as the last thing in the batch's transaction.
   * What it throws undoes the batch.
   *
   * @returns what is to be done once the batch stands and before its jobs are answered; where that throws, all of
   *   them are told that nobody knows: they are stored, and it may be found out by asking again
   */
  close(trx: Trx, items: readonly unknown[]): Promise<() => Promise<void>>
  /** Is called before anything is written again after the disk failed. What it throws puts that off. */
  recover?(): Promise<void>
}

/** What the jobs of a batch have collected so far. */
interface Collection {
  readonly keeper: Keeper | undefined
  readonly items: unknown[]
}

const collections = new WeakMap<Trx, Collection>()

/**
 * Hands something to whoever closes the batch. It is dropped with the job, where the job refuses or throws.
 * @throws what the keeper says where nothing may be collected; an error where there is no keeper or no job
 */
export function collect(trx: Trx, item: unknown): void {
  const collection = collections.get(trx)
  if (!collection?.keeper) throw new Error("nobody closes this batch: open the log before")
  collection.keeper.admit()
  collection.items.push(item)
}

/** Begins to collect for a transaction. */
export function collectionFor(trx: Trx, keeper: Keeper | undefined): Collection {
  const collection = { keeper, items: [] }
  collections.set(trx, collection)
  return collection
}

/** Lets the keeper close the transaction, where there is something to close. */
export function closed(trx: Trx, { keeper, items }: Collection) {
  return keeper && items.length > 0 ? keeper.close(trx, items) : undefined
}

/** What was collected so far: whoever undoes a job takes its items off the end. */
export function itemsOf(trx: Trx): unknown[] {
  return collections.get(trx)?.items ?? []
}
