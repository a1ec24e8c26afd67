import type { House } from "#app/context.server.ts"

interface Worker {
  stop(): Promise<void>
}

const askedMs = 1000

/**
 * Starts the worker once nothing speaks against the database: letters of an older copy went out before, and what is
 * being looked through is not written. An operator's read-only mode it knows itself.
 */
export function startOnceSure({ standing }: Pick<House, "standing">, start: () => Worker): Worker {
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined

  function ask(): void {
    if (["operator", undefined].includes(standing.readOnly())) worker = start()
    else timer = setTimeout(ask, askedMs)
  }

  ask()
  return {
    stop: async () => {
      clearTimeout(timer)
      await worker?.stop()
    },
  }
}
