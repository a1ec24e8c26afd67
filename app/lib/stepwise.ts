/** Long work that says where it may be interrupted: it yields there, and returns what it was for. */
export type Stepwise<Result> = Generator<undefined, Result, undefined>

/** Does all of it at once. */
export function atOnce<Result>(work: Stepwise<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/**
 * Does a step in each turn of the event loop, so that whoever else waits is answered in between.
 *
 * @param nextTurn resolves when all that waited has had its turn; on a server `setImmediate`
 * @throws what the work throws
 */
export async function inTurns<Result>(
  work: Stepwise<Result>,
  nextTurn: () => Promise<unknown>,
): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await nextTurn()
  }
}
