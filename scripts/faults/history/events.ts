/** What somebody asks of the site: for a letter, by the form; to be counted, by the letter's link. */
export interface Deed {
  readonly does: "ask" | "confirm"
  /** Public id. */
  readonly petition: string
  /** The mail address of who asks. */
  readonly who: string
  /** Of the letter's link. */
  readonly secret?: string
}

/**
 * How an asking came out for who asked: done, certainly not done, or nobody can say, such as where no answer came
 * or the site said that it does not know either.
 */
export type End = "ok" | "fail" | "unknown"

/** Written down before the request leaves. */
export interface Invoked extends Deed {
  readonly is: "invoke"
  readonly op: number
}

/** Written down before anything else is done with the answer. */
export interface Ended {
  readonly is: "end"
  readonly op: number
  readonly end: End
  readonly status: number | "lost"
}

/** A public number as somebody was shown it. Times are milliseconds of one clock. */
export interface Looked {
  readonly is: "count"
  readonly petition: string
  /** Who showed it: a node, or the database itself. */
  readonly by: string
  readonly asked: number
  readonly answered: number
  readonly count: number
}

/** A signed checkpoint as a client was given it, or as a process put it down. */
export interface SawCheckpoint {
  readonly is: "checkpoint"
  readonly by: string
  readonly size: number
  /** In hexadecimal digits. */
  readonly root: string
}

/** What should not have been, seen by a client, in words. */
export interface Complained {
  readonly is: "complaint"
  readonly words: string
}

export type Event = Invoked | Ended | Looked | SawCheckpoint | Complained
