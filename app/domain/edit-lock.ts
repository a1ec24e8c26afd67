import { isModeratedKind } from "./moderated.ts"
import type { ModeratedKind } from "./moderated.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** How long somebody holds an item without a word. */
export const holdLasts = 30 * minute

/** Who works on an item, as it is stored; the hold may have lapsed. */
export interface Hold {
  readonly accountId: number
  readonly since: Instant
}

/** An item of the desk: how many decisions it has had, and who works on it. */
export interface Item {
  readonly version: number
  readonly hold: Hold | null
}

/** What an item of the desk is asked by: its kind, and its public id. */
export interface ItemKey {
  readonly kind: string
  readonly item: string
}

/** The item that decisions about a text land on, other than the check of a petition, which is one of its own. */
export function textItem(kind: ModeratedKind, publicId: string): ItemKey {
  return { kind: `text.${kind}`, item: publicId }
}

/** Address of an item's page, without the language; undefined where no kind is called so. */
export function itemPath({ kind, item }: ItemKey): string | undefined {
  if (kind === "petition" || kind === "report" || kind === "appeal") {
    return `/moderation/${kind}s/${item}`
  }
  const [, text = ""] = kind.split(".")
  const isText = kind.startsWith("text.") && isModeratedKind(text)
  return isText ? `/moderation/texts/${text}/${item}` : undefined
}

/** What an item is that nobody has touched. */
export const untouched: Item = { version: 0, hold: null }

/** The hold in force at an instant: it lapses after half an hour. */
export function holdAt({ hold }: Item, now: Instant): Hold | null {
  return hold && now < later(hold.since, holdLasts) ? hold : null
}

/**
 * Decides whether somebody may take an item to work on it. What another holds is taken over only with a
 * note to that other; taking what one holds oneself begins its half hour anew.
 */
export function decideTaking(
  item: Item,
  actorId: number,
  note: string | null,
  now: Instant,
): Outcome<undefined, "held-by-another"> {
  const hold = holdAt(item, now)
  const byAnother = hold !== null && hold.accountId !== actorId
  return byAnother && note === null ? refuse("held-by-another") : accept(undefined)
}

/**
 * Decides whether a decision may land that was made looking at a version of an item: nobody else holds
 * it, and no other decision has landed since. `seen` is null where the decision has its own guard against
 * a second one, such as the state of a petition.
 */
export function decideLanding(
  item: Item,
  seen: number | null,
  actorId: number,
  now: Instant,
): Outcome<undefined, "held-by-another" | "decided-meanwhile"> {
  if (seen !== null && item.version !== seen) return refuse("decided-meanwhile")
  const hold = holdAt(item, now)
  return hold !== null && hold.accountId !== actorId ? refuse("held-by-another") : accept(undefined)
}
