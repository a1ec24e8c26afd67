import type { ReactNode } from "react"
import { ratings, type Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ListItem } from "./list-item.tsx"
import { ratingShape } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

interface PersonCardProps {
  href: string
  name: string
  /** Office, legislature and district: the name never stands without it. */
  office: string
  counts?: Readonly<Partial<Record<Rating, number>>> | undefined
  meta?: readonly ReactNode[] | undefined
}

export function PersonCard({ href, name, office, counts, meta }: PersonCardProps) {
  return (
    <ListItem title={name} href={href} meta={meta}>
      <p className="meta">{office}</p>
      {counts && <RatingCounts counts={counts} />}
    </ListItem>
  )
}

/** The tally of one person in one line: mark and number, the word for those who hear the page. */
function RatingCounts({ counts }: { counts: Readonly<Partial<Record<Rating, number>>> }) {
  const { t, number } = useLocale()
  const present = ratings.filter((rating) => (counts[rating] ?? 0) > 0)
  if (present.length === 0) return null
  return (
    <ul className="rating-counts">
      {present.map((rating) => (
        <li key={rating} title={t(`rating.${rating}`)}>
          <Mark shape={ratingShape[rating]} className={`rating-${rating}`} />
          <span className="visually-hidden">{t(`rating.${rating}`)}</span>
          {number(counts[rating] ?? 0)}
        </li>
      ))}
    </ul>
  )
}
