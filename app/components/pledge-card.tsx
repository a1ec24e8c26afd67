import type { ReactNode } from "react"
import type { Rating } from "#app/domain/rating.ts"
import { ListItem } from "./list-item.tsx"
import { RatingBadge } from "./rating-badge.tsx"
import { SidePair } from "./side-pair.tsx"

interface PledgeCardProps {
  href: string
  /** The promise in its own quotation marks. */
  quote: string
  quoteLang?: string | undefined
  /** The language that it is a translation from. */
  quoteFrom?: string | null | undefined
  rating: Rating
  /** The deputy's latest word, null for none: then both sides are shown. Left out where one side is the matter. */
  claim?: Rating | null | undefined
  /** Whether a watchdog has assessed it: else the rating follows from the deadline, and matches nothing. */
  assessed?: boolean | undefined
  meta?: readonly ReactNode[] | undefined
}

export function PledgeCard({
  href,
  quote,
  quoteLang,
  quoteFrom,
  rating,
  claim,
  assessed,
  meta,
}: PledgeCardProps) {
  return (
    <ListItem
      above={
        claim === undefined ? (
          <RatingBadge rating={rating} />
        ) : (
          <SidePair claim={claim} found={rating} assessed={assessed} />
        )
      }
      title={quote}
      titleLang={quoteLang}
      titleFrom={quoteFrom}
      href={href}
      meta={meta}
      quote
    />
  )
}
