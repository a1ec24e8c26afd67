import type { Instant } from "#app/lib/instant.ts"

export const roles = [
  "constituent",
  "deputy",
  "delegate",
  "watchdog",
  "moderator",
  "auditor",
  "collector",
  "operator",
] as const
export type Role = (typeof roles)[number]

/** Tells whether a text, such as an argument of a command, is a role. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}

/** Who asks. Null for everybody who is not signed in. */
export interface Actor {
  readonly id: number
  readonly role: Role
  /** The deputy that this account speaks for. */
  readonly personId: number | null
  /** Since when the organisation that they work for is suspended; nothing where it is not. */
  readonly barredSince?: Instant | undefined
}

/** What a deed is done to, as far as the conditions ask. Undefined: not known, which meets no condition. */
export interface Touched {
  /** The deputy whom it concerns: the promise's, the petition's. */
  readonly personId?: number | undefined
  /** The account whose it is: the petition's proponent, the account itself. */
  readonly accountId?: number | undefined
}

/** `own-person`: of the deputy for whom the account speaks. `own-account`: made by, or being, this account. */
type Condition = "any" | "own-person" | "own-account"

type Rule = Partial<Record<Role, Condition>>

const everyone = Object.fromEntries(roles.map((role) => [role, "any"])) as Record<Role, Condition>
const ownAccount = Object.fromEntries(roles.map((role) => [role, "own-account"])) as Record<
  Role,
  Condition
>

/** Deed by deed, which role may do it and to what. A role that is not named may not. Needs an account. */
const table = {
  "pledge.record": { watchdog: "any" },
  "pledge.revise": { watchdog: "any" },
  "evidence.revise": { watchdog: "any" },
  "evidence.link": { watchdog: "any" },
  "evidence.judge": { watchdog: "any" },
  "vote.record": { watchdog: "any" },
  "token.make": { watchdog: "any" },
  "token.revoke": ownAccount,
  "coding.give": { watchdog: "any" },
  "verdict.challenge": {
    deputy: "own-person",
    delegate: "own-person",
    watchdog: "any",
    constituent: "any",
  },
  "code-book.adopt": { watchdog: "any", operator: "any" },
  "claim.make": { deputy: "own-person", delegate: "own-person" },
  "vote.annotate": { deputy: "own-person", delegate: "own-person" },
  "pledge.rescope": { deputy: "own-person", delegate: "own-person" },
  "finding.reply": { deputy: "own-person", delegate: "own-person" },
  "ticket.open": { deputy: "own-person", delegate: "own-person" },
  "ticket.answer": { watchdog: "any" },
  "petition.open": { constituent: "any" },
  "petition.edit": { constituent: "own-account" },
  "petition.moderate": { moderator: "any" },
  "petition.pause": { moderator: "any" },
  "petition.ways": { moderator: "any", operator: "any" },
  "petition.reply": { deputy: "own-person", delegate: "own-person" },
  "petition.withdraw": ownAccount,
  "recall.record": { operator: "any" },
  "signature.review": { moderator: "any" },
  "signature.audit": { auditor: "any" },
  "sheet.issue": { constituent: "any", collector: "any" },
  "sheet.enter": { collector: "any" },
  "sheet.rekey": { collector: "any" },
  "sheet.decide": { collector: "any" },
  "report.make": everyone,
  "report.settle": { moderator: "any" },
  "content.remove": { moderator: "any" },
  "appeal.decide": { moderator: "any" },
  "content.translate": { watchdog: "any", moderator: "any", constituent: "own-account" },
  "account.see": ownAccount,
  "account.change": ownAccount,
  "account.erase": ownAccount,
  "account.admit": { operator: "any" },
  "account.suspend": { operator: "any" },
  "data.hold": { operator: "any" },
  "data.answer": { operator: "any" },
  "incident.record": { operator: "any" },
  "organization.apply": { constituent: "any" },
  "organization.admit": { operator: "any" },
  "organization.manage": { watchdog: "any", auditor: "any" },
  "conflict.declare": { watchdog: "any", auditor: "any", moderator: "any", operator: "any" },
  "approval.see": { moderator: "any", operator: "any", watchdog: "any" },
  "glass.break": { operator: "any" },
  "audit.see": { operator: "any", auditor: "any" },
  "mandate.arrange": { operator: "any" },
  "data.import": { watchdog: "any", operator: "any" },
  "person.merge": { watchdog: "any", operator: "any" },
  "operations.see": { operator: "any" },
  "outbox.retry": { operator: "any" },
  "site.stop": { operator: "any" },
  "office.enter": { deputy: "any", delegate: "any" },
  "office.manage": { deputy: "own-person" },
  "desk.enter": { watchdog: "any" },
  "moderation.enter": { moderator: "any" },
  "audit.enter": { auditor: "any" },
} as const satisfies Record<string, Rule>

export type Deed = keyof typeof table

/** Every deed that needs an account. */
export const deeds = Object.keys(table) as readonly Deed[]

/** Tells whether an account may do a deed to what it touches. Without an account: none of these. */
export function mayDo(actor: Actor | null, deed: Deed, touched: Touched = {}): boolean {
  if (!actor || isBarred(actor, deed)) return false
  const rule: Rule = table[deed]
  const condition = rule[actor.role]
  if (condition === "own-person") {
    return actor.personId !== null && actor.personId === touched.personId
  }
  return condition === "own-account" ? actor.id === touched.accountId : condition === "any"
}

/** The roles that may do a deed at all, whatever their conditions: for saying who to turn to. */
export function rolesThatMay(deed: Deed): readonly Role[] {
  const rule: Rule = table[deed]
  return roles.filter((role) => rule[role] !== undefined)
}

/** What the people of a suspended organisation still do of their role: they read, and say whom they are bound to. */
const openToBarred: readonly Deed[] = ["desk.enter", "audit.enter", "conflict.declare"]

/**
 * Tells whether a deed is closed to somebody because their organisation is suspended: all that their role
 * brings. What every account may do stays theirs.
 */
export function isBarred({ barredSince }: Pick<Actor, "barredSince">, deed: Deed): boolean {
  if (barredSince === undefined || openToBarred.includes(deed)) return false
  return rolesThatMay(deed).length < roles.length
}
