import type pg from "pg"

/** The names under which sessions know statements whose plans they keep. */
const names = new Map<string, string>()
let given = 0

/** From now on each session of PostgreSQL plans this statement once, and not each time that it is asked. */
export function keepPlanOf(statement: string): void {
  if (!names.has(statement)) nameAnew(statement)
}

/** Of a plan whose table was given another form meanwhile: the statement is to be planned anew. */
export const outdatedPlan = "0A000"

/**
 * Lets a session keep the plans of what is asked with every signature: to parse and plan takes PostgreSQL longer than
 * to answer. A plan that a migration made useless fails once, and never again under its name.
 */
export function keepPlansIn(session: pg.ClientBase): void {
  const ask = session.query.bind(session) as (...asked: unknown[]) => unknown
  function query(...asked: unknown[]): unknown {
    const [text, values, ...more] = asked
    const name = typeof text === "string" ? names.get(text) : undefined
    if (typeof text !== "string" || name === undefined) return ask(...asked)
    const answer = ask({ name, text, values }, ...more)
    return answer instanceof Promise ? answer.catch(renewing(text, name)) : answer
  }
  session.query = query as typeof session.query
}

function renewing(statement: string, name: string) {
  return (fault: unknown): never => {
    const isOutdated = fault instanceof Error && "code" in fault && fault.code === outdatedPlan
    if (isOutdated && names.get(statement) === name) nameAnew(statement)
    throw fault
  }
}

function nameAnew(statement: string): void {
  given += 1
  names.set(statement, `uade_${String(given)}`)
}
