import type { PublicId } from "./public-id.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Somebody as public pages show them: by name where they agreed to it, else by a number. */
export interface ShownPerson {
  readonly name: string | null
  /** The beginning of the account's public id: enough to tell the people of one organisation apart. */
  readonly number: string
}

/** What a public page shows of an account. */
export function shownPerson(account: {
  readonly publicId: PublicId
  readonly displayName: string | null
  readonly namePublicAt: Instant | null
}): ShownPerson {
  const { publicId, displayName, namePublicAt } = account
  return { name: namePublicAt === null ? null : displayName, number: publicId.slice(0, 4) }
}
