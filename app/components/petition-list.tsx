import type { PetitionState } from "#app/domain/petition-state.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { List } from "./list-item.tsx"
import { petitionPath } from "./paths.ts"
import { PetitionCard } from "./petition-card.tsx"
import { petitionTitle } from "./petition-words.ts"
import { deadlineInWords } from "./petition-deadline.ts"

export interface ListedPetition {
  readonly publicId: string
  readonly title: string
  readonly lang: string
  readonly titleTranslation: string | null
  readonly state: PetitionState
  readonly person: { readonly name: string }
  readonly organization: { readonly name: string }
  readonly area: { readonly name: string } | null
  readonly signatureCount: number
  readonly threshold: number | null
  readonly openedAt: string | null
  readonly closesOn: string | null
}

interface PetitionListProps {
  petitions: readonly ListedPetition[]
  today: string
  /** Where a petition leads to, where it is not its own page: path without the language. */
  hrefOf?: ((publicId: string) => string) | undefined
}

/** Petitions with their state, what they have and what they need. */
export function PetitionList({ petitions, today, hrefOf = petitionPath }: PetitionListProps) {
  const { path } = useLocale()
  return (
    <List>
      {petitions.map((petition) => (
        <ListedCard
          key={petition.publicId}
          petition={petition}
          today={today}
          href={path(hrefOf(petition.publicId))}
        />
      ))}
    </List>
  )
}

function ListedCard(props: { petition: ListedPetition; today: string; href: string }) {
  const { petition, today, href } = props
  const locale = useLocale()
  const { person, organization, area, openedAt, threshold, closesOn, state } = petition
  const words = petitionTitle(locale, petition)
  const note = closesOn && deadlineInWords({ today, state, closesOn }, locale)
  return (
    <PetitionCard
      href={href}
      title={words.title}
      titleLang={words.lang}
      titleFrom={words.from}
      place={[person.name, organization.name, area?.name].filter(Boolean).join(", ")}
      state={state}
      progress={
        openedAt === null || threshold === null
          ? undefined
          : { count: petition.signatureCount, needed: threshold }
      }
      note={note}
    />
  )
}
