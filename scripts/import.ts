import { existsSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import cliProgress from "cli-progress"
import { importFiles, sumReports } from "#app/domain/import.server.ts"
import type { FileReport, ImportOrder } from "#app/domain/import.server.ts"
import { importFormats } from "#app/domain/import/prepare.server.ts"
import type { ImportFormat } from "#app/domain/import/prepare.server.ts"
import { readSettings } from "#app/env.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { SecretFileError } from "#app/lib/secret-file.server.ts"
import { sayCounts, sayDifference, sayProblems } from "#scripts/import-report.ts"
import { printRuns, printUndo } from "#scripts/import-runs.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"

/** `npm run import -- <format> <path…>`: exit 0 all taken, 2 some rejected, 1 nothing taken. */
const usage =
  "npm run import -- <format> <path…> [--source KEY] [--dry-run] [--json] [--report FILE]\n" +
  "promises in another's form: --mapping MAP.json [--person ID]\n" +
  "npm run import -- runs [--json] | undo <run> [--dry-run] [--json]; --lang kk|ru|en\n" +
  `formats: ${importFormats.join(", ")}`

/** Said in one sentence, with exit code 1: nothing was changed. */
class Stop extends Error {}

interface Call extends ImportOrder {
  readonly isJson: boolean
  readonly lang: Lang
  readonly reportFile: string | undefined
}

process.exitCode = await main().catch((fault: unknown) => {
  if (!(fault instanceof Stop)) throw fault
  console.error(fault.message)
  return 1
})

async function main(): Promise<number> {
  const args = process.argv.slice(2)
  const settings = readSettings(process.env, "development")
  if (args[0] === "runs" || args[0] === "undo") return onRuns(args, settings)
  const call = readCall(args)
  const db = await openReady(settings.databaseUrl)
  const bar = startBar()
  try {
    const clock = makeClock(settings.clock)
    const order = { ...call, rollKeys: rollKeysOf(settings) }
    const reports = await importFiles(db, order, clock, (file, done, total) => {
      bar?.setTotal(total)
      bar?.update(Math.min(done, total), { file })
    })
    bar?.stop()
    say(call, reports)
    return exitCode(reports)
  } finally {
    bar?.stop()
    await db.close()
  }
}

/** `runs` and `undo <run>`: what was imported before. */
async function onRuns(args: string[], settings: Settings): Promise<number> {
  const { values, positionals } = parse(args)
  const [what, number, ...rest] = positionals
  const saying = { lang: readLang(values.lang), isJson: values.json ?? false }
  const isWhole = number !== undefined && /^[1-9]\d{0,9}$/.test(number) && rest.length === 0
  if (what === "undo" && !isWhole) throw new Stop(`Name one import by its number.\n${usage}`)
  const db = await openReady(settings.databaseUrl)
  try {
    if (what === "runs") return await printRuns(db, saying)
    const isDryRun = values["dry-run"] ?? false
    return await printUndo(db, makeClock(settings.clock), Number(number), { ...saying, isDryRun })
  } finally {
    await db.close()
  }
}

function readLang(text = "en"): Lang {
  const lang = langs.find((one) => one === text)
  if (lang === undefined) throw new Stop(`There is no language "${text}".\n${usage}`)
  return lang
}

/** Made where the site makes its own keys, as all its keys are. */
function rollKeysOf({ identity: { rollKeyFile }, makesKeys }: Settings): Keys | null {
  if (rollKeyFile === undefined) return null
  try {
    return readKeyFile(rollKeyFile, makesKeys)
  } catch (fault) {
    if (fault instanceof SecretFileError) throw new Stop(fault.message)
    throw fault
  }
}

function readCall(args: string[]): Call {
  const { values, positionals } = parse(args)
  const [format, ...paths] = positionals
  if (format === undefined) throw new Stop(usage)
  if (!isFormat(format)) throw new Stop(`There is no format "${format}".\n${usage}`)
  if (paths.length === 0) throw new Stop(`Name at least one file.\n${usage}`)
  if (format !== "promises" && (values.mapping ?? values.person) !== undefined) {
    throw new Stop("--mapping and --person are for promises alone.")
  }
  return {
    format,
    paths,
    source: values.source ?? null,
    mapping: values.mapping ?? null,
    person: values.person ?? null,
    isDryRun: values["dry-run"] ?? false,
    isJson: values.json ?? false,
    lang: readLang(values.lang),
    reportFile: values.report,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        source: { type: "string" },
        mapping: { type: "string" },
        person: { type: "string" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
        report: { type: "string" },
        lang: { type: "string" },
      },
    })
  } catch (fault) {
    throw new Stop(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}

function isFormat(text: string): text is ImportFormat {
  return importFormats.some((format) => format === text)
}

/** Opens the database, if it stands and its schema is the present one. */
async function openReady(url: string): Promise<Db> {
  const isMissing = url.startsWith("sqlite:") && !existsSync(url.slice("sqlite:".length))
  if (isMissing) throw new Stop("There is no database yet: run npm run migrate first.")
  const db = openDb(url)
  const pending = await listPendingMigrations(db)
  if (pending.length === 0) return db
  await db.close()
  throw new Stop("The database has not the present schema: run npm run migrate first.")
}

/** A progress bar, on a terminal alone: in a pipe or a log it would be noise. */
function startBar(): cliProgress.SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined
  const format = "{file} {bar} {percentage} % of {total} records, {eta_formatted} left"
  const bar = new cliProgress.SingleBar({ format, clearOnComplete: true, hideCursor: true })
  bar.start(1, 0, { file: "" })
  return bar
}

function say(call: Call, reports: readonly FileReport[]): void {
  const problems = reports.flatMap(sayProblems)
  for (const line of problems) console.error(line)
  if (call.reportFile !== undefined) {
    writeFileSync(call.reportFile, problems.map((line) => `${line}\n`).join(""))
  }
  const total = sumReports(reports)
  if (call.isJson) {
    const files = reports.map((report) => ({
      ...{ ...report, problems: undefined },
      difference: call.isDryRun ? report.difference : undefined,
    }))
    console.log(JSON.stringify({ ...total, dry_run: call.isDryRun, files }))
    return
  }
  if (call.isDryRun) {
    for (const line of reports.flatMap((report) => sayDifference(report, call.lang)))
      console.log(line)
  }
  if (reports.length > 1) for (const report of reports) console.log(sayCounts(report.file, report))
  console.log(sayCounts(call.isDryRun ? "dry run, nothing kept" : "all", total))
}

function exitCode(reports: readonly FileReport[]): number {
  const { added, updated, unchanged, rejected } = sumReports(reports)
  if (added + updated + unchanged === 0) return 1
  return rejected > 0 || reports.some(({ failure }) => failure !== null) ? 2 : 0
}
