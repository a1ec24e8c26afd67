import type { MandateDates } from "#app/domain/mandate.ts"
import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { List } from "./list-item.tsx"
import { officeIn, termIn } from "./office.tsx"
import { personPath } from "./paths.ts"
import { PersonCard } from "./person-card.tsx"
import { RatingKey } from "./rating-key.tsx"

interface Deputy {
  person: { publicId: string; name: string }
  mandate: (MandateDates & { organization: { name: string }; area: { name: string } | null }) | null
  held: boolean
  counts: Readonly<Partial<Record<Rating, number>>>
}

export interface DeputyListProps {
  deputies: readonly Deputy[]
}

/** Deputies with their seat; who holds none now is said to. */
export function DeputyList({ deputies }: DeputyListProps) {
  const locale = useLocale()
  if (deputies.length === 0) return null
  return (
    <>
      <RatingKey counts={deputies.map(({ counts }) => counts)} />
      <List>
        {deputies.map(({ person, mandate, held, counts }) => (
          <PersonCard
            key={person.publicId}
            href={locale.path(personPath(person))}
            name={person.name}
            office={mandate ? officeIn(mandate) : ""}
            counts={counts}
            meta={[held ? null : locale.t("people.not-now"), mandate && termIn(locale, mandate)]}
          />
        ))}
      </List>
    </>
  )
}
