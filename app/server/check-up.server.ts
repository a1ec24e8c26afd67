import { statfs } from "node:fs/promises"
import path from "node:path"
import type { House } from "#app/context.server.ts"
import { judgeBackup, judgeClock, judgeDisk, judgeOutbox } from "#app/domain/check-up.ts"
import type { Finding } from "#app/domain/check-up.ts"
import { witnessLag } from "#app/domain/witness-lag.server.ts"
import { noWitnesses } from "#app/domain/witness-policy.ts"
import { verifySmtp } from "#app/emails/smtp.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeClock, millisecondsBetween, wallClockMoved } from "#app/lib/instant.ts"
import { readSecretFile } from "#app/lib/secret-file.server.ts"
import { findNewestBackup } from "#app/server/backup-shelf.server.ts"
import { getDatabaseTime } from "#db/queries/database-clock.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import { findOutboxState } from "#db/queries/outbox-state.server.ts"

/** The machine's own, whatever the site's is set to. */
const machineClock = makeClock()

/**
 * Looks at everything that a site stands on, for the operators' page: asks the mail server, other identity
 * providers, disks, clocks. Some seconds where one does not answer.
 */
export async function checkUp(house: House, settings: Settings): Promise<Finding[]> {
  const found: (Finding[] | Finding)[] = await Promise.all([
    logFinding(house),
    mailFinding(settings.smtpUrl),
    outboxFinding(house),
    diskFinding("DATA_DIR", settings.dataDir),
    diskFinding("CHECKPOINT_FILE", path.dirname(settings.checkpointFile)),
    clockFinding(house),
    witnessFindings(house),
    backupFinding(house, settings),
    wayFindings(house),
  ])
  const drift = judgeClock("monotonic", wallClockMoved())
  return [...found.flat(), ...keyFindings(settings), drift]
}

async function logFinding({ db, log }: House): Promise<Finding> {
  const head = await findHead(db.read)
  const state = log.state.name === "closed" ? "bad" : "good"
  return { subject: "log", state, values: { size: head?.size ?? 0 } }
}

async function mailFinding(url: string | undefined): Promise<Finding> {
  if (url === undefined) return { subject: "mail", state: "unset" }
  return { subject: "mail", state: (await verifySmtp(url)) ? "good" : "bad" }
}

async function outboxFinding({ db, clock }: House): Promise<Finding> {
  const now = clock.now()
  return judgeOutbox(await findOutboxState(db.read, now), now)
}

async function diskFinding(name: string, folder: string): Promise<Finding> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return judgeDisk(name, bavail * bsize, blocks * bsize)
  } catch {
    return { subject: "disk", state: "bad", name, values: { gib: 0, percent: 0 } }
  }
}

function keyFindings(settings: Settings): Finding[] {
  const files = {
    KEK_FILE: settings.kekFile,
    LOG_KEY_FILE: settings.logKeyFile,
    ROLL_KEY_FILE: settings.identity.rollKeyFile,
    BACKUP_KEY_FILE: settings.backup.dir === undefined ? undefined : settings.backup.keyFile,
  }
  return Object.entries(files).map(([name, file]) => ({
    ...{ subject: "key", name },
    state: file === undefined ? "unset" : isReadable(file) ? "good" : "bad",
  }))
}

/** Whether it is there, and open to nobody but its owner. */
function isReadable(file: string): boolean {
  try {
    readSecretFile(file)
    return true
  } catch {
    return false
  }
}

async function clockFinding({ db }: House): Promise<Finding> {
  const before = machineClock.now()
  const said = await getDatabaseTime(db.read, db.engine)
  const middle = millisecondsBetween(before, machineClock.now()) / 2
  return judgeClock("database", millisecondsBetween(before, said) - middle)
}

async function witnessFindings({ db, witnesses }: House): Promise<Finding[]> {
  const lags = await witnessLag(db.read, witnesses ?? noWitnesses)
  if (lags.length === 0) return [{ subject: "witness", state: "unset" }]
  return lags.map(({ witness, behind, cosignedAt }) => ({
    ...{ subject: "witness", name: witness, values: { behind } },
    state: behind === 0 ? "good" : cosignedAt === null ? "bad" : "watch",
  }))
}

async function backupFinding({ clock }: House, { backup }: Settings): Promise<Finding> {
  if (backup.dir === undefined) return { subject: "backup", state: "unset" }
  const newest = await findNewestBackup(backup.dir)
  return judgeBackup(newest?.at ?? null, backup.hours, clock.now())
}

function wayFindings({ providers, clock }: House): Promise<Finding[]> {
  return Promise.all(
    [...providers].map(async ([name, provider]): Promise<Finding> => {
      const { ok, detail } = await provider.selfTest(clock.now())
      return { subject: "way", name, state: ok ? "good" : "bad", values: { detail } }
    }),
  )
}
