/** Said in one sentence, with exit code 1: the witness does not start. */
export class Stop extends Error {
  override readonly name = "Stop"
}
