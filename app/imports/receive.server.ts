import type { House } from "#app/context.server.ts"
import type { Actor } from "#app/domain/access.ts"
import { audited } from "#app/domain/audit.server.ts"
import type { HandedIn } from "#app/domain/import/held-files.server.ts"
import { keptTimes } from "#app/domain/kept-times.ts"
import { formatsOf } from "#app/domain/import-run.ts"
import type { ImportFormat } from "#app/domain/import-run.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { insertUploadedRun } from "#db/queries/import-uploads.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { clearShelf, shelve } from "./shelf.server.ts"
import type { KeptFile } from "./shelf.server.ts"

/** What somebody hands in, and how it is to be read. */
export interface Handed {
  readonly format: ImportFormat
  readonly files: readonly HandedIn[]
  readonly mapping: HandedIn | null
  readonly source: string | null
  readonly person: string | null
}

export type ReceiveRefusal =
  | "import-not-yours"
  | "import-no-file"
  | "import-one-file"
  | "import-file-kind"
  | "import-mapping-alone"
  | "import-roll-key"

/** How long files wait for a decision. */
export const patience = keptTimes.upload.lasts

const mostFiles = 12
const endings = ".json, .csv, .tsv, .txt, .gz"

/**
 * Takes files in, sealed, and has the worker try them. Nothing is imported before somebody confirms it; after
 * a day without that the files are thrown away.
 *
 * Refuses: `import-not-yours`, for a format that the role may not import; `import-no-file`; `import-one-file`,
 * where a format of one file is given several; `import-file-kind`, for what is neither JSON nor CSV, packed or
 * not; `import-mapping-alone`, for a mapping with anything but promises; `import-roll-key`, where the site has
 * no key for rolls.
 */
export async function receiveImport(
  house: House,
  handed: Handed,
  actor: Actor,
  now: Instant,
): Promise<Outcome<number, ReceiveRefusal>> {
  const problem = problemOf(house, handed, actor)
  if (problem === "import-file-kind") return refuse(problem, { details: { endings } })
  if (problem !== undefined) return refuse(problem)
  const kept: KeptFile[] = []
  for (const file of handed.files) kept.push(await shelve(house, file, "file"))
  if (handed.mapping) kept.push(await shelve(house, handed.mapping, "mapping"))
  const upload = JSON.stringify(kept)
  try {
    return await writeDown(house, handed, upload, actor, now)
  } catch (fault) {
    await clearShelf(house, upload)
    throw fault
  }
}

function problemOf(
  { rollKeys }: House,
  { format, files, mapping }: Handed,
  actor: Actor,
): ReceiveRefusal | undefined {
  if (!formatsOf(actor).includes(format)) return "import-not-yours"
  if (files.length === 0) return "import-no-file"
  const isPackage = format === "rollcall"
  if (files.length > (isPackage ? mostFiles : 1)) return "import-one-file"
  if (mapping && format !== "promises") return "import-mapping-alone"
  if (![...files, ...(mapping ? [mapping] : [])].every(isTable)) return "import-file-kind"
  if (format === "roll" && !rollKeys) return "import-roll-key"
  return undefined
}

/** Told by its name and its first bytes: text holds no U+0000. What is in it the importer judges. */
function isTable({ name, bytes }: HandedIn): boolean {
  if (!/\.(json|csv|tsv|txt|md)(\.gz)?$/i.test(name)) return false
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  return isPacked || (!/\.gz$/i.test(name) && !bytes.subarray(0, 4096).includes(0))
}

function writeDown(
  house: House,
  { format, files, source, person }: Handed,
  upload: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<number, ReceiveRefusal>> {
  const attempt = {
    ...({ deed: "data.import", subjectKind: "import", subject: null } as const),
    details: { format },
  }
  return audited(house, attempt, actor, now, async (trx) => {
    const run = await insertUploadedRun(trx, {
      ...{ format, source: source ?? "", startedAt: now, accountId: actor.id, upload },
      file: format === "rollcall" ? "datapackage.json" : (files[0]?.name ?? ""),
      options: JSON.stringify({ source, person }),
      expiresAt: later(now, patience),
    })
    await enqueue(trx, house.keys, "import-check", { run }, now)
    return accept(run)
  })
}
