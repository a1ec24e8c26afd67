import type { LogFault, LogState } from "#app/domain/log.ts"

const wrong: Record<LogFault, string> = {
  "rolled-back": "The database is older than a checkpoint that was signed: it was rolled back.",
  forked: "The database holds another log than the one that was signed.",
  damaged: "The tables of the log do not hold what was signed.",
  "foreign-key": "The log was signed by another key than the one in LOG_KEY_FILE.",
  "record-missing": "CHECKPOINT_FILE holds nothing, and the log in the database has begun.",
}

const restore = [
  "Stop the server and put the newest database back: from the backup that reaches furthest, or the leaves",
  "from a mirror of the public log. Where nothing newer is left, begin a new epoch, which cites what was lost:",
  "  npm run log -- epoch --cite FILE     (FILE: the last signed checkpoint, or the CHECKPOINT_FILE itself)",
]

const remedies: Record<LogFault, readonly string[]> = {
  "rolled-back": restore,
  forked: restore,
  damaged: restore,
  "foreign-key": [
    "Name in LOG_KEY_FILE the key under which the log goes on. Where that key is lost, begin a new epoch:",
    "  npm run log -- epoch --cite FILE",
  ],
  "record-missing": [
    "Name in CHECKPOINT_FILE the file that this log has had. Where the volume is new, and you know that the",
    "database is the newest one, let a new record begin with the database's own last checkpoint:",
    "  npm run log -- adopt",
  ],
}

/** What the console says of a log that is closed: what was found, what goes on, what to do. */
export function logWarning({ fault, found }: Extract<LogState, { name: "closed" }>): string {
  return [
    `The public log is closed. ${wrong[fault]}`,
    found,
    "Pages are read as before. Nothing is appended and nothing is signed until this is settled.",
    ...remedies[fault],
  ].join("\n")
}
