import type { ReactNode } from "react"
import type { Rating } from "#app/domain/rating.ts"
import { ListItem } from "./list-item.tsx"
import { RatingBadge } from "./rating-badge.tsx"

interface PledgeCardProps {
  href: string
  /** The promise in its own quotation marks. */
  quote: string
  quoteLang?: string | undefined
  rating: Rating
  meta?: readonly ReactNode[] | undefined
}

export function PledgeCard({ href, quote, quoteLang, rating, meta }: PledgeCardProps) {
  return (
    <ListItem
      above={<RatingBadge rating={rating} />}
      title={quote}
      titleLang={quoteLang}
      href={href}
      meta={meta}
      quote
    />
  )
}
