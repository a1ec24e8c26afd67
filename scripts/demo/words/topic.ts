import type { Power } from "#app/domain/pledge.ts"
import type { Named, Said } from "#scripts/demo/words/named.ts"

/**
 * What promises and decisions are about. Texts have the places `{in}`, `{to}`, `{of}` (a street or a
 * village in that case) and `{n}`, a multiple of five at least, so that Russian nouns stand in one form.
 */
export interface Topic {
  readonly key: string
  readonly category: Said
  /** What `{n}` counts. */
  readonly unit: Said
  readonly least: number
  readonly most: number
  /** `{n}` is a multiple of this; of five where nothing is said. */
  readonly step?: number
  readonly power: Power
  /** Where else it would make no sense. */
  readonly only?: "street" | "village"
  /** Begins in lower case and has no full stop: a deadline may stand before it. */
  readonly promise: Named
  /** What money is voted for: «{in} көше жарығына» қаржы бөлу туралы. */
  readonly money: Said
}
