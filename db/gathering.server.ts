/** A sync of the disk takes about as long. */
const longestMs = 2

/**
 * Lets those who come together share a batch: resolves when the event loop brought no more of them in a turn, and at the
 * latest after so long. Who comes alone waits for one turn.
 *
 * @param count how many there are
 */
export async function untilNoMoreCome(count: () => number): Promise<void> {
  const until = performance.now() + longestMs
  let known: number
  do {
    known = count()
    await new Promise((resolve) => setImmediate(resolve))
  } while (count() > known && performance.now() < until)
}
