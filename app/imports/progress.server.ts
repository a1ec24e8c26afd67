/** How far an import is: records done, of so many. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** Of the imports that this very process works on: another process's are seen by their state alone. */
const progress = new Map<number, Progress>()

export function noteProgress(run: number, reached: Progress): void {
  progress.set(run, reached)
}

export function forgetProgress(run: number): void {
  progress.delete(run)
}

/** How far a run is; undefined where nobody here works on it. */
export function progressOf(run: number): Progress | undefined {
  return progress.get(run)
}
