/** What the log says cannot be true. Its message is a sentence that names the leaf, tile or petition. */
export class Lie extends Error {
  override readonly name: string = "Lie"
}

/** A lie between two signed notes of one log: whoever holds both can show it to anyone. */
export class Contradiction extends Lie {
  override readonly name = "Contradiction"
  readonly notes: readonly [older: string, newer: string]

  constructor(message: string, older: string, newer: string) {
    super(message)
    this.notes = [older, newer]
  }
}

/** Nothing was found out: the log could not be reached, or the call was not understood. */
export class NotChecked extends Error {
  override readonly name = "NotChecked"
}
