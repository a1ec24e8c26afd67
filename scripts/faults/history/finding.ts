/** What must hold when the faults are over. */
export const conditions = {
  once: "who was told to be counted is counted, once",
  absent: "who was told not to be counted is not",
  whole: "counted, in the log and told so by letter, or none of the three",
  asked: "nothing is counted that nobody asked for",
  replay: "counter, rows, pages and log tell one number",
  "one-log": "each checkpoint that anybody saw is of the final log",
  receipts: "each receipt proves its leaf, and the final log has it",
  "never-falls": "no node shows less than it has shown",
  letters: "a receipt each, no letter under one name twice",
  answers: "only what the site may answer was answered",
  second: "no node is more than a second behind",
  log: "the public log is what its leaves make",
  sharing: "nodes share sessions, limits and migrations",
  process: "no process ended by itself",
  synced: "what is acknowledged lay on the disk before",
  honest: "who cannot write says so, shows its pages, and writes again by itself",
  ended: "what has ended stays so, whatever the clock says",
  patience: "no letter is given up before its time",
} as const
export type Condition = keyof typeof conditions

/** Something that does not hold. */
export interface Finding {
  readonly condition: Condition
  readonly kind: "lost" | "doubled" | "unexpected"
  readonly words: string
}

export function unexpected(condition: Condition, words: string): Finding {
  return { condition, kind: "unexpected", words }
}
