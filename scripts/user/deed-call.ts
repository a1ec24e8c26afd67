import { parseArgs } from "node:util"
import { isRole, roles } from "#app/domain/access.ts"
import type { Role } from "#app/domain/access.ts"
import { Stop } from "./stop.ts"

const usage =
  "npm run user -- list [--role R]\n" +
  "npm run user -- suspend|reinstate|end-sessions|reset-factors --account PUBLIC_ID --reason TEXT\n" +
  "  --email E instead of --account. The reason stands in the trail, where operators and auditors read it."

export const userDeeds = ["suspend", "reinstate", "end-sessions", "reset-factors"] as const
export type UserDeed = (typeof userDeeds)[number]

/** What is to be done to an account, and why. */
export interface DeedCall {
  readonly deed: UserDeed
  /** By public id or by address: exactly one of the two. */
  readonly account: string | undefined
  readonly email: string | undefined
  readonly reason: string
}

/** Tells whether a command is one of those that change an account. */
export function isUserDeed(command: string | undefined): command is UserDeed {
  return userDeeds.some((deed) => deed === command)
}

/** Reads `suspend --account ID --reason TEXT` and its like. @throws Stop with a sentence and the usage */
export function readDeedCall(deed: UserDeed, args: string[]): DeedCall {
  const { account, email, reason } = parse(args)
  if ((account === undefined) === (email === undefined)) {
    throw new Stop(`Name the account by --account or by --email.\n${usage}`)
  }
  if (!reason?.trim()) throw new Stop(`--reason is missing.\n${usage}`)
  return { deed, account, email, reason: reason.trim() }
}

/** Reads `list --role R`. @throws Stop with a sentence and the usage */
export function readListCall(args: string[]): { readonly role: Role | undefined } {
  const { role } = parse(args)
  if (role === undefined || isRole(role)) return { role }
  throw new Stop(`There is no role "${role}". Roles: ${roles.join(", ")}.`)
}

function parse(args: string[]) {
  const text = { type: "string" } as const
  const options = { account: text, email: text, reason: text, role: text }
  try {
    return parseArgs({ args, options }).values
  } catch (fault) {
    throw new Stop(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}
