import { isRaw } from "./json-document.ts"
import type { Placed, PopoloDocument } from "./popolo-document.ts"
import { isPeriod } from "./popolo-place.ts"
import { optionalText } from "./shape.ts"
import type { SubjectKind } from "./subject.ts"
import type { Tally } from "./tally.ts"

/** The file's organizations with what is kept with them, and the memberships and periods that remain. */
export interface Sorted {
  readonly organizations: readonly Placed[]
  readonly memberships: readonly Placed[]
  readonly periods: readonly Placed[]
}

/**
 * Finds a home for what no table holds, so that an export can give it back: memberships of organizations
 * with the member, elections and other events and the file's `meta` with its only legislature.
 * Each is warned of; what has no home is rejected.
 */
export function keepElsewhere(
  document: PopoloDocument,
  legislature: string | null,
  tally: Tally,
): Sorted {
  const kept = new Map<string, Record<string, unknown[]>>()
  const byId = new Set(document.organizations.map(({ raw }) => idOf(raw["id"])))

  function keep(placed: Placed, kind: SubjectKind, key: string, homes: (string | null)[]): void {
    const home = homes.find((id) => id !== null && byId.has(id))
    if (home === undefined || home === null) {
      tally.reject(kind, placed.place, `${whatItIs[key] ?? key}, and the file holds no home for it`)
      return
    }
    // It is no record of its own, but a part of the organization's.
    tally.read(kind, -1)
    tally.warn(placed.place, `${whatItIs[key] ?? key}: kept with the organization "${home}"`)
    const lists = kept.get(home) ?? {}
    lists[key] = [...(lists[key] ?? []), placed.raw]
    kept.set(home, lists)
  }

  const memberships = document.memberships.filter((placed) => {
    const member = placed.raw["member"]
    if (!isRaw(member)) return true
    const outer = [placed.raw["organization_id"], placed.within?.raw["id"]].map(idOf)
    keep(placed, "membership", "organization_memberships", [idOf(member["id"]), ...outer])
    return false
  })
  const periods = document.events.filter((placed) => {
    if (isPeriod(placed)) return true
    keep(placed, "legislative_period", "events", [legislature])
    return false
  })
  if (document.meta && legislature === null) tally.warn("/meta", "not kept: no single legislature")
  const organizations = document.organizations.map((placed) => {
    const id = idOf(placed.raw["id"])
    const meta = document.meta && id !== null && id === legislature ? { meta: document.meta } : {}
    return { ...placed, raw: { ...placed.raw, ...(id === null ? {} : kept.get(id)), ...meta } }
  })
  return { organizations, memberships, periods }
}

const whatItIs: Readonly<Record<string, string>> = {
  organization_memberships: "the member is an organization",
  events: "no legislative period",
}

function idOf(value: unknown): string | null {
  return optionalText.safeParse(value).data ?? null
}
