import type { Role } from "#app/domain/access.ts"

/** The page at which somebody of a role does their work. Whoever has none is led to their account. */
export type Workplace =
  "desk" | "office" | "moderation" | "audit" | "operations" | "collection" | "account"

const workplaces: Partial<Record<Role, Workplace>> = {
  watchdog: "desk",
  deputy: "office",
  delegate: "office",
  moderator: "moderation",
  auditor: "audit",
  operator: "operations",
  collector: "collection",
}

/** Where somebody of a role works: the last part of the page's address. */
export function workplaceOf(role: Role): Workplace {
  return workplaces[role] ?? "account"
}
