import type { Actor } from "./access.ts"
import { mayDo } from "./access.ts"
import { audited } from "./audit.server.ts"
import { isLawName } from "./binding-rule-set.ts"
import type { MandateKind } from "./mandate.ts"
import { newPublicId } from "./public-id.server.ts"
import { putSeat, putTerm } from "./seat-setup.server.ts"
import type { Fate, TermDraft } from "./seat-setup.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch, touchAll } from "#db/commit.server.ts"
import { bindPost, listPosts } from "#db/queries/posts.server.ts"
import { findAreaNamed, insertArea } from "#db/queries/legislature-places.server.ts"
import type { Trx } from "#db/schema.ts"

type SeatHouse = Pick<House, "db" | "ruleSets">

/** The legislature that is set up: its key for the rows, its public id for the trail. */
export interface Legislature {
  readonly id: number
  readonly publicId: string
}

/** A term by a page: its name and days. */
export type NewTerm = Pick<TermDraft, "name" | "startDate" | "endDate">

/** Sets a term of a legislature up, or corrects its days. Refuses: `not-yours`, `term-ends-first`. */
export function arrangeTerm(
  house: SeatHouse,
  legislature: Legislature,
  term: NewTerm,
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly fate: Fate }, "not-yours" | "term-ends-first">> {
  const details = { term: term.name }
  return audited(house, attemptOn(legislature, details), actor, now, async (trx) => {
    if (!mayDo(actor, "mandate.arrange")) return refuse("not-yours")
    const { startDate, endDate } = term
    if (startDate !== null && endDate !== null && endDate < startDate) {
      return refuse("term-ends-first")
    }
    const draft = { ...term, publicId: newPublicId(), organizationId: legislature.id }
    const { fate } = await putTerm(trx, draft, { at: now, accountId: actor.id })
    return accept({ fate })
  })
}

/** A seat by a page. `district`: the name of its district, one that the legislature has or a new one. */
export interface NewSeat {
  readonly label: string
  readonly kind: MandateKind
  readonly district: string | null
  /** As a seat names a law; null where none binds it. */
  readonly law: string | null
}

/** Sets a seat of a legislature up. Refuses: `not-yours`, `no-such-law`, `district-needed`. */
export function arrangeSeat(
  house: SeatHouse,
  legislature: Legislature,
  { label, kind, district, law }: NewSeat,
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly fate: Fate }, "not-yours" | "no-such-law" | "district-needed">> {
  const details = { seat: label, law }
  return audited(house, attemptOn(legislature, details), actor, now, async (trx) => {
    if (!mayDo(actor, "mandate.arrange")) return refuse("not-yours")
    if (law !== null && !isLawName(law, house.ruleSets)) return refuse("no-such-law")
    if (kind === "district" && district === null) return refuse("district-needed")
    const areaId = district === null ? null : await areaNamed(trx, legislature.id, district, now)
    const publicId = newPublicId()
    const draft = { publicId, organizationId: legislature.id, areaId, label, kind, ruleSet: law }
    const fate = await putSeat(trx, draft, { at: now, accountId: actor.id })
    return accept({ fate })
  })
}

/** Which seats of a legislature are bound: all of a kind, also those whose kind nobody gave. */
export interface Binding {
  readonly kind: MandateKind
  readonly law: string | null
}

/** Says which law binds all seats of a kind in a legislature. Refuses: `not-yours`, `no-such-law`. */
export function bindSeats(
  house: SeatHouse,
  legislature: Legislature,
  { kind, law }: Binding,
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly bound: number }, "not-yours" | "no-such-law">> {
  const details = { kind, law }
  return audited(house, attemptOn(legislature, details), actor, now, async (trx) => {
    if (!mayDo(actor, "mandate.arrange")) return refuse("not-yours")
    if (law !== null && !isLawName(law, house.ruleSets)) return refuse("no-such-law")
    const posts = await listPosts(trx, legislature.id)
    const meant = posts.filter((post) => post.kind === kind || post.kind === null)
    const changed = meant.filter((post) => post.ruleSet !== law || post.kind !== kind)
    const change = { at: now, accountId: actor.id }
    for (const post of changed) await bindPost(trx, post.id, { kind, ruleSet: law }, change)
    const ids = changed.map(({ id }) => id)
    await touchAll(trx, "post", ids, now)
    if (changed.length > 0) await touch(trx, "organization", legislature.id, now)
    return accept({ bound: changed.length })
  })
}

async function areaNamed(
  trx: Trx,
  organizationId: number,
  name: string,
  now: Instant,
): Promise<number> {
  const known = await findAreaNamed(trx, organizationId, name)
  if (known !== undefined) return known
  const id = await insertArea(trx, { publicId: newPublicId(), name, kind: "district" })
  await touch(trx, "area", id, now)
  return id
}

function attemptOn({ publicId }: Legislature, details: Readonly<Record<string, unknown>>) {
  const subjectKind = "organization"
  return { deed: "mandate.arrange", subjectKind, subject: publicId, details } as const
}
