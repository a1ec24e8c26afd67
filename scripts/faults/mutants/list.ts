import type { Change } from "./change.ts"
import type { Condition } from "#scripts/faults/history/finding.ts"

/** The program with a fault put in on purpose, and which conditions must find it. */
export interface Mutant {
  readonly name: string
  readonly changes: readonly Change[]
  /** One of them, at least, must not hold. None: the change is one that the program must bear. */
  readonly breaks: readonly Condition[]
}

const nobodyIsTold: Change = {
  source: "db/change-feed.server.ts",
  from: "select pg_notify(${channel}, number",
  to: "select concat(${channel}::text, number",
}

/** Each is a mistake that somebody could make, or that the machinery beneath could make for them. */
export const mutants: readonly Mutant[] = [
  {
    name: "answered-before-commit",
    breaks: ["once"],
    changes: [
      {
        source: "db/attempt.server.ts",
        from: "async function inTransaction(writer, run) {",
        to: `async function inTransaction(writer, run) {
          return new Promise((answer, refuse) => transactionInTheEnd(writer, async (trx) => {
            const value = await run(trx);
            answer(value);
            await new Promise((resolve) => setTimeout(resolve, 400));
            return value;
          }).catch(refuse));
        }
        async function transactionInTheEnd(writer, run) {`,
      },
    ],
  },
  {
    name: "confirmed-again-is-counted-again",
    breaks: ["once", "replay"],
    changes: [
      {
        source: "app/domain/signature.server.ts",
        from: 'if (turn === "first") { if (state === "held")',
        to: 'if (true) { if (state === "held")',
      },
    ],
  },
  {
    name: "task-done-twice",
    breaks: ["letters"],
    changes: [
      {
        source: "db/queries/outbox.server.ts",
        from: "claimed_until: later(now, leaseMs)",
        to: "claimed_until: null",
      },
      {
        source: "db/queries/outbox.server.ts",
        from: '"postgres" ? oldest.forUpdate().skipLocked() : oldest',
        to: '"postgres" ? oldest : oldest',
      },
    ],
  },
  {
    name: "counter-beside-the-transaction",
    breaks: ["replay"],
    changes: [
      {
        source: "app/domain/signature.server.ts",
        from: "await addToCount(trx, petition.id, 1, confirmedAt)",
        to: `setTimeout(() => void house.db.writer.transaction().execute((later) =>
          addToCount(later, petition.id, 1, confirmedAt)).catch(() => undefined), 400)`,
      },
    ],
  },
  {
    name: "nobody-told-and-nobody-looks",
    breaks: ["second"],
    changes: [
      nobodyIsTold,
      {
        source: "db/change-listener.server.ts",
        from: "if (count === this.known) return",
        to: "if (count >= 0) return",
      },
    ],
  },
  {
    name: "head-of-the-log-not-held",
    breaks: ["answers", "one-log"],
    changes: [
      {
        source: "db/queries/log.server.ts",
        from: 'await (engine === "postgres" ? latestHeld : latest)(trx, {})',
        to: "await latest(trx, {})",
      },
    ],
  },
  {
    name: "each-node-counts-requests-for-itself",
    breaks: ["sharing"],
    changes: [
      {
        source: "app/server/rate-limit.server.ts",
        from: 'const isShared = db.engine === "postgres"',
        to: 'const isShared = db.engine === "none"',
      },
    ],
  },
]

/** Such as only one site over SQLite shows, by trials that know what to look for. */
export const ownMutants: readonly Mutant[] = [
  {
    name: "sync-ignored",
    breaks: ["synced"],
    changes: [
      { source: "db/sqlite-settings.server.ts", from: "synchronous: 2", to: "synchronous: 0" },
    ],
  },
  {
    name: "closed-by-the-clock-alone",
    breaks: ["ended"],
    changes: [
      {
        source: "app/domain/signature.ts",
        from: 'if (!asked) return refuse("not-open")',
        to: 'if (!asked) void refuse("not-open")',
      },
      {
        source: "app/domain/signature.ts",
        from: "return confirmedAs(state) ?",
        to: "return true ?",
      },
    ],
  },
  {
    name: "letter-given-up-at-once",
    breaks: ["patience"],
    changes: [
      {
        source: "app/outbox/claims.server.ts",
        from: "task.attempts >= mostAttempts",
        to: "task.attempts > 0",
      },
    ],
  },
  {
    name: "each-try-another-letter",
    breaks: ["letters"],
    changes: [
      {
        source: "app/outbox/handlers.server.ts",
        from: "`${String(task.id)}@${new URL(house.origin).hostname}`",
        to: "`${String(task.id * 1000 + task.attempts)}@${new URL(house.origin).hostname}`",
      },
    ],
  },
  {
    name: "letter-done-whatever-came",
    breaks: ["letters"],
    changes: [
      {
        source: "app/outbox/claims.server.ts",
        from: "if (!failure) return settle(trx, task.id)",
        to: "return settle(trx, task.id)",
      },
    ],
  },
  // Nothing of the program is another: the trial puts an old copy of database and record back.
  { name: "old-backup-restored", breaks: ["once"], changes: [] },
]

/** What goes wrong by itself, such as behind a pooler of connections: the look at the count stands behind it. */
export const nothingNotified: Mutant = {
  name: "nobody-told",
  breaks: [],
  changes: [nobodyIsTold],
}

/** @throws where there is none of that name */
export function mutantOf(name: string): Mutant {
  const found = [...mutants, ...ownMutants, nothingNotified].find((mutant) => mutant.name === name)
  if (!found) throw new Error(`there is no mutant ${name}`)
  return found
}
