import { useLocale } from "#app/i18n/locale.tsx"
import { daysBetween } from "#app/lib/day.ts"
import { List } from "./list-item.tsx"
import { Notice } from "./notice.tsx"
import { petitionPath } from "./paths.ts"
import { petitionTitle } from "./petition-words.ts"
import { PetitionCard } from "./petition-card.tsx"

interface OpenPetitionsProps {
  today: string
  petitions: readonly {
    publicId: string
    title: string
    lang: string
    titleTranslation: string | null
    signatureCount: number
    threshold: number | null
    closesOn: string | null
    organization: { name: string }
    area: { name: string } | null
  }[]
}

/** Petitions that can be signed now, with what a signature here is worth. */
export function OpenPetitions({ petitions, today }: OpenPetitionsProps) {
  const locale = useLocale()
  const { t, day, path } = locale
  return (
    <section>
      <h2>{t("home.petitions")}</h2>
      {petitions.length === 0 && <p>{t("home.petitions-none")}</p>}
      {petitions.length > 0 && (
        <List>
          {petitions.map(({ publicId, area, organization, ...petition }) => (
            <PetitionCard
              key={publicId}
              href={path(petitionPath(publicId))}
              title={petitionTitle(locale, petition).title}
              titleLang={petitionTitle(locale, petition).lang}
              titleFrom={petitionTitle(locale, petition).from}
              place={[organization.name, area?.name].filter(Boolean).join(", ")}
              progress={
                petition.threshold === null
                  ? undefined
                  : { count: petition.signatureCount, needed: petition.threshold }
              }
              note={
                petition.closesOn &&
                t("pattern.time-left", {
                  days: daysBetween(today, petition.closesOn),
                  date: day(petition.closesOn),
                })
              }
            />
          ))}
        </List>
      )}
      <p>
        <a href={path("/petitions")}>{t("home.petitions-all")}</a>
      </p>
      <Notice kind="legal">{t("home.legal")}</Notice>
    </section>
  )
}
