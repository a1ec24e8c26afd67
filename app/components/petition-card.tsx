import type { ReactNode } from "react"
import type { PetitionState } from "#app/domain/petition.ts"
import { ListItem } from "./list-item.tsx"
import { PetitionProgress } from "./petition-progress.tsx"
import { PetitionStateBadge } from "./petition-state-badge.tsx"

interface PetitionCardProps {
  href: string
  title: string
  titleLang?: string | undefined
  titleFrom?: string | null | undefined
  /** District and legislature. */
  place: string
  /** Left out in a list that holds one state only. */
  state?: PetitionState | undefined
  /** Left out before signing has begun, when there is nothing to count. */
  progress?: { count: number; needed: number } | undefined
  /** Days left and the last day, or how it ended. */
  note?: ReactNode
}

export function PetitionCard({
  href,
  title,
  titleLang,
  titleFrom,
  place,
  state,
  progress,
  note,
}: PetitionCardProps) {
  return (
    <ListItem
      above={state && <PetitionStateBadge state={state} />}
      title={title}
      titleLang={titleLang}
      titleFrom={titleFrom}
      href={href}
    >
      <p className="meta">{place}</p>
      {progress ? (
        <PetitionProgress {...progress} note={note} />
      ) : (
        note && <p className="meta">{note}</p>
      )}
    </ListItem>
  )
}
