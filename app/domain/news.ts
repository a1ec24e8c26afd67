import type { Rating } from "./rating.ts"
import type { Instant } from "#app/lib/instant.ts"

/** What counts as news of somebody's record. Codings are never among it: only what came of them. */
export const newsKinds = [
  "promise",
  "evidence",
  "verdict",
  "claim",
  "finding-reply",
  "petition-state",
  "petition-reply",
  "threshold",
  "recall-state",
] as const

export type NewsKind = (typeof newsKinds)[number]

/** One thing that happened, as feeds and letters tell it. */
export interface NewsItem {
  readonly kind: NewsKind
  /** The same for the same thing, whenever it is asked for; unique among its kind. */
  readonly key: string
  readonly at: Instant
  readonly person: { readonly publicId: string; readonly name: string }
  /** The promise it is about. */
  readonly pledge: NewsPledge | null
  /** The petition it is about. */
  readonly petition: {
    readonly publicId: string
    readonly title: string
    readonly lang: string
  } | null
  /** Of a verdict or a claim. */
  readonly rating: Rating | null
  /** The state that a petition or a drive came to. */
  readonly to: string | null
}

/** A promise in the news: word for word, and in the reader's language where somebody translated it. */
export interface NewsPledge {
  readonly publicId: string
  readonly text: string
  readonly lang: string
  readonly translation: string | null
}
