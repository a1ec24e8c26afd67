import { parseArgs } from "node:util"
import { isRole, roles } from "#app/domain/access.ts"
import type { Role } from "#app/domain/access.ts"
import { isLang, langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { PasswordSource } from "./password.ts"
import { Stop } from "./stop.ts"

const usage =
  "npm run user -- create --email E --role R [--name N] [--person PUBLIC_ID]\n" +
  "  [--organization NAME [--make-organization]] [--lang L] [--password-file F | --generate]\n" +
  `roles: ${roles.join(", ")}\n` +
  "Without --password-file and --generate the password is asked for, or read from standard input.\n" +
  "npm run user -- list|suspend|reinstate|end-sessions|reset-factors: see each without arguments"

/** What the command was asked for. */
export interface Call extends PasswordSource {
  readonly email: string
  readonly role: Role
  readonly name: string | null
  readonly person: string | undefined
  readonly organization: string | undefined
  readonly makesOrganization: boolean
  readonly lang: Lang | undefined
}

/** Reads the command line. @throws Stop with a sentence and the usage */
export function readCall(args: string[]): Call {
  const { values, positionals } = parse(args)
  if (positionals.length !== 1 || positionals[0] !== "create") throw new Stop(usage)
  const { email, role, lang } = values
  if (email === undefined) throw new Stop(`--email is missing.\n${usage}`)
  if (role === undefined) throw new Stop(`--role is missing.\n${usage}`)
  if (!isRole(role)) throw new Stop(`There is no role "${role}". Roles: ${roles.join(", ")}.`)
  if (lang !== undefined && !isLang(lang)) throw new Stop(`--lang is one of ${langs.join(", ")}.`)
  return {
    email,
    role,
    name: values.name?.trim() ?? null,
    person: values.person,
    organization: values.organization?.trim(),
    makesOrganization: values["make-organization"] ?? false,
    lang,
    file: values["password-file"],
    isGenerated: values.generate ?? false,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: "string" },
        role: { type: "string" },
        name: { type: "string" },
        person: { type: "string" },
        organization: { type: "string" },
        "make-organization": { type: "boolean" },
        lang: { type: "string" },
        "password-file": { type: "string" },
        generate: { type: "boolean" },
      },
    })
  } catch (fault) {
    throw new Stop(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}
