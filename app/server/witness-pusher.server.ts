import type { House } from "#app/context.server.ts"
import { pushToWitnesses } from "#app/domain/witness-push.server.ts"
import type { WitnessPolicy } from "#app/domain/witness-policy.ts"

/** One that failed is asked again this often, however seldom the log is published. */
const longestPauseMs = 60_000

interface Warnings {
  warn(about: object, words: string): void
}

/**
 * Sends what was published to the witnesses, beside the publications: a witness that does not answer holds
 * nothing up. What fails is only noted.
 */
export function startWitnessPusher(
  house: House,
  policy: WitnessPolicy,
  log: Warnings,
): { stop(): void } {
  const pauseMs = Math.min(house.log.publishSeconds * 1000, longestPauseMs)
  let isStopped = policy.witnesses.length === 0
  let timer: NodeJS.Timeout | undefined

  async function push(): Promise<void> {
    for (const answer of await pushToWitnesses(house, policy)) {
      if (answer.result !== "signed") log.warn(answer, "a witness has not signed the checkpoint")
    }
  }
  function turn(): void {
    void push()
      .catch((fault: unknown) => log.warn({ err: fault }, "the witnesses were not asked"))
      .then(() => {
        if (!isStopped) timer = setTimeout(turn, pauseMs)
      })
  }
  // A little after the first publication.
  if (!isStopped) timer = setTimeout(turn, Math.min(pauseMs, 1000))

  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
