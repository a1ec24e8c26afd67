/** What there is when the faults are over, read from the database, the log, the letters and the pages. */
export interface Facts {
  readonly signatures: readonly SignatureFact[]
  readonly petitions: readonly PetitionFact[]
  readonly letters: readonly LetterFact[]
  readonly receipts: readonly ReceiptFact[]
  /** The final log's root at each size of which a checkpoint was seen: hexadecimal digits by size. */
  readonly roots: ReadonlyMap<number, string>
  /** What the log's own checks say of it, and what was found beside, in words; a name each of what found it. */
  readonly faults: readonly { readonly of: Beside; readonly words: string }[]
}

/** What is looked at beside the history: by the log's verifier, by a trial, at the processes themselves. */
export type Beside =
  "log" | "sharing" | "process" | "synced" | "honest" | "ended" | "patience" | "letters"

export interface SignatureFact {
  /** Public id. */
  readonly petition: string
  /** SHA-256 of the link's secret, in hexadecimal digits. */
  readonly secretHash: string
  /** The petition's own mark of the person; null where there is none. */
  readonly person: string | null
  readonly isCounted: boolean
  /** Indexes of its leaves in the public log. */
  readonly leaves: readonly number[]
  /** Names (Message-IDs) of letters with its receipt that wait to be sent. */
  readonly waiting: readonly string[]
}

export interface PetitionFact {
  readonly publicId: string
  /** The counter beside the rows. */
  readonly counter: number
  /** What the public log comes to, read from its first leaf; undefined where it names no such petition. */
  readonly replayed: number | undefined
  /** What each node shows. */
  readonly shown: readonly (number | undefined)[]
}

export interface LetterFact {
  /** Message-ID. */
  readonly id: string
  /** The folder or server at which it arrived. */
  readonly at: string
}

export interface ReceiptFact {
  readonly id: string
  /** Whether it proves a leaf of the log, by the log's key alone. */
  readonly isProof: boolean
  readonly index: number
  readonly size: number
  readonly root: string
}
