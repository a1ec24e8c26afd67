/** Said in one sentence, with exit code 1: nothing was changed. */
export class Stop extends Error {
  override readonly name = "Stop"
}
