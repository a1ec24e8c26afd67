import type { ShownPerson } from "./shown-person.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Who translated: somebody of an organisation, the author of a petition, a moderator. */
export type ShownTranslator =
  | {
      readonly as: "organization"
      readonly organization: string | null
      readonly person: ShownPerson
    }
  | { readonly as: "author" | "moderator" }

/** A translation into the reader's language, beside which its original is shown. */
export interface ShownTranslation {
  readonly text: string
  readonly at: Instant
  /** The original has been worded anew since. */
  readonly isOlder: boolean
  /** Null for what an import brought. */
  readonly by: ShownTranslator | null
}
