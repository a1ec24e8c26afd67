import path from "node:path"
import { z } from "zod"
import { backupProblems, backupSettings, backupVariables } from "#app/lib/backup-settings.ts"
import {
  identityProblems,
  identitySettings,
  identityVariables,
} from "#app/lib/identity-settings.ts"
import { instantOf } from "#app/lib/instant.ts"
import { parseNetworks } from "#app/lib/network.server.ts"
import type { Networks } from "#app/lib/network.server.ts"
import { readSecretFile, SecretFileError } from "#app/lib/secret-file.server.ts"

const langs = ["kk", "ru", "en"] as const

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default("var"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("localhost"),
  APP_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  KEK_FILE: z.string().min(1).optional(),
  LOG_KEY_FILE: z.string().min(1).optional(),
  CHECKPOINT_FILE: z.string().min(1).optional(),
  WITNESSES_FILE: z.string().min(1).optional(),
  ...identityVariables,
  ...backupVariables,
  TRUSTED_PROXY: z.string().transform(networks).optional(),
  /** As long as a good password: who has it learns how much the site is used. */
  METRICS_TOKEN: z.string().min(16).optional(),
  DEFAULT_LOCALE: z.enum(langs).default("kk"),
  PUBLISH_SECONDS: z.coerce.number().int().min(1).max(86_400).optional(),
  FETCH_SOURCES: z.enum(["on", "off"]).default("off"),
  CHECK_CACHE: z.enum(["on", "off"]).default("off"),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
})

/** Settings that hold a password, and may stand in a file that `…_FILE` names instead. */
const secrets = ["DATABASE_URL", "SMTP_URL", "OIDC_CLIENT_SECRET", "METRICS_TOKEN"] as const

type Variables = Readonly<Record<string, string | undefined>>

export type Mode = "production" | "demo" | "development"

/** The settings of a process: read once, frozen, handed on. Nobody else reads the environment. */
export type Settings = ReturnType<typeof readSettings>

/** Thrown with one sentence a setting that is missing or wrong, each saying why it is needed. */
export class SettingsError extends Error {
  override readonly name = "SettingsError"
}

/**
 * Reads the environment. In production every key and address must be named; elsewhere keys lie in DATA_DIR.
 * @throws SettingsError that lists each setting that is missing or wrong
 */
export function readSettings(environment: Variables, mode = modeOf(environment)) {
  const named = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""))
  const parsed = Environment.safeParse(withSecretFiles(named))
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
    )
  }
  const env = parsed.data
  const problems = [...identityProblems(env), ...backupProblems(env, mode === "production")]
  if (problems.length > 0) throw new SettingsError(problems.join("\n"))
  if (mode === "production") refuseUnfitForProduction(env)
  // The demo has a folder of its own: its invented people never meet real ones, and starting over is safe.
  const dataDir = path.resolve(env.DATA_DIR, mode === "demo" ? "demo" : ".")
  return Object.freeze({
    mode,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? `sqlite:${path.join(dataDir, "uade.db")}`,
    port: env.PORT,
    host: env.HOST,
    origin: new URL(env.APP_ORIGIN ?? `http://localhost:${String(env.PORT)}`).origin,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? "Uade <no-reply@localhost>",
    kekFile: env.KEK_FILE ?? path.join(dataDir, "kek"),
    logKeyFile: env.LOG_KEY_FILE ?? path.join(dataDir, "log-key"),
    checkpointFile: env.CHECKPOINT_FILE ?? path.join(dataDir, "checkpoints.log"),
    witnessesFile: env.WITNESSES_FILE,
    makesKeys: mode !== "production",
    trustedProxy: env.TRUSTED_PROXY,
    metricsToken: env.METRICS_TOKEN,
    defaultLang: env.DEFAULT_LOCALE,
    identity: identitySettings(env),
    backup: backupSettings(
      env,
      mode === "production" ? undefined : path.join(dataDir, "backup-key"),
    ),
    publishSeconds: env.PUBLISH_SECONDS ?? (mode === "production" ? 3600 : 1),
    fetchSources: env.FETCH_SOURCES === "on",
    checksCache: env.CHECK_CACHE === "on",
    clock: env.CLOCK === undefined ? undefined : instantOf(Date.parse(env.CLOCK)),
  })
}

/** What a `…_FILE` names, read: `SMTP_URL_FILE=/run/secrets/smtp`. */
function withSecretFiles(named: Variables): Variables {
  const read = secrets.flatMap((name) => {
    const file = named[`${name}_FILE`]
    if (file === undefined) return []
    if (named[name] !== undefined) {
      throw new SettingsError(`${name} and ${name}_FILE are both set: one of them is enough`)
    }
    return [[name, readSecret(`${name}_FILE`, file)] as const]
  })
  return { ...named, ...Object.fromEntries(read) }
}

function readSecret(name: string, file: string): string {
  try {
    return readSecretFile(file)
  } catch (fault) {
    if (!(fault instanceof SecretFileError)) throw fault
    throw new SettingsError(`${name}: ${fault.message}`)
  }
}

function networks(text: string, context: z.RefinementCtx): Networks {
  const read = parseNetworks(text)
  if (read) return read
  context.addIssue("name addresses or networks: 127.0.0.1, 10.0.0.0/8")
  return z.NEVER
}

function modeOf(environment: Variables): Mode {
  return environment["NODE_ENV"] === "production" ? "production" : "development"
}

const neededInProduction = {
  APP_ORIGIN:
    "the address people type: links in mails and the check of where a form came from use it",
  KEK_FILE: "the key that seals personal data: it must lie outside the database and its backups",
  LOG_KEY_FILE:
    "the key that signs the public log: whoever has it can sign another log in your name",
  CHECKPOINT_FILE:
    "where each signed checkpoint is kept a second time, on another volume than the database: it shows a database that was rolled back",
  SMTP_URL: "signatures count only once confirmed by mail",
  MAIL_FROM: "the sender that people see in those mails",
  DATABASE_URL: "where the data lies: sqlite:/path/uade.db or postgres://…",
} as const

function refuseUnfitForProduction(env: z.infer<typeof Environment>): void {
  const missing = Object.entries(neededInProduction)
    .filter(([name]) => env[name as keyof typeof neededInProduction] === undefined)
    .map(([name, why]) => `${name} is not set: ${why}`)
  if (env.CLOCK !== undefined) missing.push("CLOCK is set: in production time is not moved")
  if (missing.length > 0) throw new SettingsError(missing.join("\n"))
}
